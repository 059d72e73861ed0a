import { paint } from './colour'
import { layers } from './layers'
import { type Box, grown, type Sheet } from './sheet'
import { xml } from './xml'

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

interface Line {
  width: number
  style: string
  colour: string
}

/** Draw what CSS draws of a box: shadow, background, borders, outline. */
export function drawBox(sheet: Sheet, box: Box, style: CSSStyleDeclaration, below = false) {
  if (box.width <= 0 || box.height <= 0) return
  const rounding = radius(box, style.borderTopLeftRadius)
  const put = (piece: string, reach = box) => sheet.put(piece, reach, below)
  const frame = (line: Line, around: Box, rx = 0) =>
    put(
      xml('rect', {
        ...grown(around, -line.width / 2),
        rx: rx || undefined,
        fill: 'none',
        ...stroke(line),
      }),
      around,
    )

  // A ring of one colour around it, the only shadow there is.
  const ring = style.boxShadow.match(/^(.*\)) 0px 0px 0px ([\d.]+)px$/)
  if (ring) {
    const width = Number(ring[2])
    const line = { width, style: 'solid', colour: ring[1] }
    frame(line, grown(box, width), rounding && rounding + width / 2)
  }

  const background = paint('fill', style.backgroundColor)
  if (background.fill !== 'none') {
    put(xml('rect', { ...box, rx: rounding || undefined, ...background }))
  }
  for (const fill of layers(sheet, box, style)) put(fill)

  const lines = sides.map((side) => border(style, side))
  if (lines.every((line) => same(line, lines[0]))) {
    if (seen(lines[0])) frame(lines[0], box, rounding && Math.max(rounding - lines[0].width / 2, 0))
  } else {
    lines.forEach((line, side) => {
      if (seen(line)) put(xml('line', { ...edge(box, line.width, side), ...stroke(line) }))
    })
  }

  const outline = {
    width: Number.parseFloat(style.outlineWidth),
    style: style.outlineStyle,
    colour: style.outlineColor,
  }
  if (!seen(outline)) return
  frame(outline, grown(box, outline.width + Number.parseFloat(style.outlineOffset)))
}

const border = (style: CSSStyleDeclaration, side: (typeof sides)[number]): Line => ({
  width: Number.parseFloat(style[`border${side}Width`]),
  style: style[`border${side}Style`],
  colour: style[`border${side}Color`],
})

const same = (a: Line, b: Line) =>
  a.width === b.width && a.style === b.style && a.colour === b.colour

const seen = ({ width, style, colour }: Line) =>
  width > 0 && style !== 'none' && style !== 'hidden' && paint('stroke', colour).stroke !== 'none'

const stroke = ({ width, style, colour }: Line) => ({
  ...paint('stroke', colour),
  'stroke-width': width,
  'stroke-dasharray': style === 'dashed' ? `${2 * width} ${width}` : undefined,
})

/** The middle of one border. */
function edge({ x, y, width, height }: Box, thick: number, side: number) {
  const [left, top] = [x + thick / 2, y + thick / 2]
  const [right, bottom] = [x + width - thick / 2, y + height - thick / 2]
  return [
    { x1: x, x2: x + width, y1: top, y2: top },
    { x1: right, x2: right, y1: y, y2: y + height },
    { x1: x, x2: x + width, y1: bottom, y2: bottom },
    { x1: left, x2: left, y1: y, y2: y + height },
  ][side]
}

function radius({ width, height }: Box, css: string): number {
  const most = Math.min(width, height) / 2
  const value = Number.parseFloat(css)
  return Math.min(css.endsWith('%') ? (value / 100) * Math.min(width, height) : value, most) || 0
}
