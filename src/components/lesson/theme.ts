/** Run `paint` now and whenever the colours of the page change; returns what stops it. */
export function inTheme(paint: () => void): () => void {
  paint()
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', paint)
  document.addEventListener('themechange', paint)
  return () => {
    scheme.removeEventListener('change', paint)
    document.removeEventListener('themechange', paint)
  }
}
