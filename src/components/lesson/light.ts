/** Point at a line of code, its formula, its row or its picture, and all of them light up. */
export function light(line: string | null) {
  if (line === on) return
  on = line
  document.dispatchEvent(new CustomEvent('line', { detail: line })) // heard by the lesson's state, once there is one
  for (const element of document.querySelectorAll('[data-line]')) {
    element.toggleAttribute('data-on', element.getAttribute('data-line') === line)
  }
}

let on: string | null = null

const lineOf = (target: EventTarget | null) =>
  (target as Element | null)?.closest?.('[data-line]')?.getAttribute('data-line') ?? null

/** Listen to the whole page: what the pointer is over, or what has the focus. */
export function listen() {
  const point = (event: Event) => {
    const line = lineOf(event.target)
    if (line) light(line)
  }
  document.addEventListener('pointerover', point)
  document.addEventListener('focusin', point)
  document.addEventListener('pointerout', (event) => {
    if (lineOf(event.target) && !lineOf(event.relatedTarget)) light(lineOf(document.activeElement))
  })
}
