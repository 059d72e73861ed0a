import { lessonState } from './state.svelte'

const slug = document.querySelector<HTMLElement>('article[data-slug]')?.dataset.slug ?? ''
const lesson = lessonState(slug)

/** Point at a line of code, its formula, its row or its picture, and all of them light up. */
const lineOf = (target: EventTarget | null) =>
  (target as Element | null)?.closest?.('[data-line]')?.getAttribute('data-line') ?? null

let on: string | null = null

function light(line: string | null) {
  if (line === on) return
  on = line
  lesson.line = line
  for (const element of document.querySelectorAll('[data-line]')) {
    element.toggleAttribute('data-on', element.getAttribute('data-line') === line)
  }
}

document.addEventListener('pointerover', (event) => light(lineOf(event.target)))
document.addEventListener('focusin', (event) => light(lineOf(event.target)))
document.addEventListener('pointerout', (event) => {
  if (!lineOf((event as PointerEvent).relatedTarget)) light(lineOf(document.activeElement))
})
