import { settle, staysHere } from '../address'

/** What stands at a figure's foot: its picture as a file, and a link to the page as it is. */
document.addEventListener('click', async ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>('.save button')
  const foot = button?.closest<HTMLElement>('.save')
  if (!button || !foot) return
  const figure = foot.parentElement as HTMLElement
  const said = foot.querySelector('[aria-live]') as HTMLElement
  settle()
  said.textContent = button.dataset.save
    ? await save(figure, button.dataset.save, foot.dataset)
    : await copy(figure, button.dataset)
})

/** Buttons and help are for the page; of several choices a picture shows the one that was made. */
const leaveOut = [
  '.save, .settings, .scrubber, .caret, [data-help]',
  'form, fieldset, select, input:not([type=range]), .file, .btn',
  '.seg button:not(.on), .ready button:not(.on), button:not([aria-pressed], [aria-expanded])',
].join()

async function save(figure: HTMLElement, kind: string, { file, unsaved }: DOMStringMap) {
  try {
    const [{ picture }, { png }, { download }] = await Promise.all([
      import('../../lib/draw/save'),
      import('../../lib/draw/save/png'),
      import('../download'),
    ])
    const name = figure.querySelector('figure[aria-label]')?.getAttribute('aria-label')
    const saved = picture(figure, {
      title: [name, document.title].filter(Boolean).join(' · '),
      about: location.href,
      lang: document.documentElement.lang,
      paper: getComputedStyle(figure).getPropertyValue('--paper').trim(),
      leaveOut,
    })
    if (kind === 'SVG') download(`${file}.svg`, saved.svg, 'image/svg+xml')
    else download(`${file}.png`, await png(saved), 'image/png')
    return ''
  } catch (error) {
    console.warn(error)
    return unsaved ?? ''
  }
}

/** The link ends at the figure, so that it opens there. */
async function copy(figure: HTMLElement, words: DOMStringMap) {
  const link = new URL(location.href)
  link.hash = figure.id
  try {
    await navigator.clipboard.writeText(link.href)
    return (staysHere() ? words.copiedWithoutPhoto : words.copied) ?? ''
  } catch (error) {
    console.warn(error)
    return words.failed ?? ''
  }
}
