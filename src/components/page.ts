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
