/** Hand over a file that is dropped on an element; while one hovers, the element has `data-dragging`. */
export const dropped = (take: (file: File | undefined) => void) => (element: HTMLElement) => {
  const hover = (event: DragEvent) => {
    event.preventDefault()
    element.toggleAttribute('data-dragging', event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer?.files[0])
  }
  const kinds = ['dragover', 'dragleave', 'drop'] as const
  for (const kind of kinds) element.addEventListener(kind, hover)
  return () => {
    for (const kind of kinds) element.removeEventListener(kind, hover)
  }
}
