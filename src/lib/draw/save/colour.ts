/** A colour as hex and opacity, which every program that opens an SVG understands. */
interface Plain {
  hex: string
  opacity: number
}

const known = new Map<string, Plain>()

/** Any CSS colour, `oklch(…)` too, as the browser paints it. */
export function plain(css: string): Plain {
  const before = known.get(css)
  if (before) return before
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  const [r, g, b, alpha] = context.getImageData(0, 0, 1, 1).data
  const hex = `#${[r, g, b].map((n) => n.toString(16).padStart(2, '0')).join('')}`
  const colour = { hex, opacity: alpha / 255 }
  known.set(css, colour)
  return colour
}

/** A colour as the attributes of a fill or a stroke; what is whole needs no opacity. */
export function paint(kind: 'fill' | 'stroke', css: string) {
  const { hex, opacity } = plain(css)
  return {
    [kind]: opacity ? hex : 'none',
    [`${kind}-opacity`]: opacity > 0 && opacity < 1 ? opacity : undefined,
  }
}
