// What a reader does to a figure before it wakes waits here, and is done again once it can answer.
{
  const waiting = new Map()

  /** What an event did, as something to do again. */
  function redo(event) {
    const { type, target } = event
    if (type === 'submit') {
      event.preventDefault()
      return () => target.requestSubmit()
    }
    if (type === 'click') {
      const button = target.closest('button')
      return () => button?.type === 'button' && button.click() // a link and a box to tick need no script
    }
    if (type === 'input' || type === 'change') {
      const { value, checked } = target
      return () => {
        target.checked = checked
        const typedOn = target.type === 'text' && target.value.startsWith(value)
        if (target.type !== 'file' && !typedOn) target.value = value
        target.dispatchEvent(new Event(type, { bubbles: true }))
      }
    }
    return () => target.dispatchEvent(new event.constructor(type, event))
  }

  function keep(event) {
    const island = event.target.closest?.('astro-island[ssr]')
    if (island) waiting.set(island, [...(waiting.get(island) ?? []), redo(event)])
  }
  for (const type of ['click', 'submit', 'input', 'change', 'keydown', 'pointerdown'])
    document.addEventListener(type, keep, true)

  function wake({ target: island }) {
    for (const act of waiting.get(island) ?? []) setTimeout(act)
    waiting.delete(island)
  }
  document.addEventListener('astro:hydrate', wake, true)
}
