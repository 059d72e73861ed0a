/** Where things are in the charts of the activations, known before anything is drawn: x from −`reach` to `reach`. */
export const reach = 3
export const margins = { left: 36, right: 10, top: 30, bottom: 6 }
export const heights = { values: 306, before: 110, slopes: 138, distance: 118 }
export const domains: Record<'values' | 'slopes' | 'distance', [low: number, high: number]> = {
  values: [-0.5, 3],
  slopes: [-0.25, 1.25],
  distance: [-5.5, 5.5],
}

/** From a number to its pixel in a chart so wide, and back. */
export const across = (width: number) => {
  const scale = (width - margins.left - margins.right) / (2 * reach)
  return {
    to: (x: number) => margins.left + (x + reach) * scale,
    from: (pixel: number) => (pixel - margins.left) / scale - reach,
  }
}

/** From a number to its pixel in a row. */
export const down = (row: keyof typeof domains, y: number) => {
  const [low, high] = domains[row]
  return margins.top + ((high - y) / (high - low)) * (heights[row] - margins.top - margins.bottom)
}
