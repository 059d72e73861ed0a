import { settle } from './address'

/** What every page does once it is awake: the scheme, the other language, and lines that light up together. */

const root = document.documentElement

document.querySelector('.theme')?.addEventListener('click', () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', root.dataset.theme)
  } catch {
    // storage is closed: the choice lasts for this page
  }
  document.dispatchEvent(new Event('themechange')) // canvases hold colours of their own
})

const search = document.querySelector<HTMLDialogElement>('#search')
const asked = search?.querySelector('input')

// A slash searches, unless it is typed somewhere; what is typed next takes the place of the last question.
document.addEventListener('keydown', (event) => {
  const box = (event.target as HTMLElement).closest?.('input, textarea, [contenteditable]')
  const typing = box?.checkVisibility() // one in a dialog that has closed keeps the focus for a moment
  if (event.key !== '/' || typing) return
  event.preventDefault()
  search?.showModal()
  asked?.select() // which has the focus already where the dialog has only just closed
})
asked?.addEventListener('focus', () => asked.select()) // at once: letters typed on must not be selected after them

// A term's card goes away with Escape, and comes back with the next visit.
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const term of document.querySelectorAll('.term:is(:hover, :focus-within)'))
    term.classList.add('shut')
})
for (const leave of ['focusout', 'pointerout'])
  document.addEventListener(leave, ({ target }) =>
    (target as Element).closest?.('.term')?.classList.remove('shut'),
  )

// A change of language keeps what the reader chose.
document.querySelector('.language')?.addEventListener('click', (event) => {
  const link = event.currentTarget as HTMLAnchorElement
  settle()
  link.search = location.search
  link.hash = location.hash
})
