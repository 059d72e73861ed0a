/** A figure speaks only while the reader is in it: one number may stand in many, and one voice is enough. */
function hush({ target }: Event) {
  for (const region of document.querySelectorAll(
    'figure :is([aria-live="polite"], [data-hushed])',
  )) {
    const speaks = region.closest('figure')?.contains(target as Node) ?? false
    region.setAttribute('aria-live', speaks ? 'polite' : 'off')
    region.toggleAttribute('data-hushed', !speaks)
  }
}

hush(new Event('load')) // nobody is in any yet
// Before anything changes by what the reader does.
for (const kind of ['focusin', 'keydown', 'pointerdown', 'click'])
  document.addEventListener(kind, hush, true)
