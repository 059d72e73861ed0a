import { paint } from './colour'
import type { Box, Sheet } from './sheet'
import { xml } from './xml'

const knob = 5

/** Draw where a slider stands: a line, and a dot on it. */
export function drawSlider(
  sheet: Sheet,
  { min, max, value }: HTMLInputElement,
  box: Box,
  style: CSSStyleDeclaration,
) {
  const [from, to, at] = [min, max, value].map(Number)
  const share = (at - from) / (to - from || 1)
  const y = box.y + box.height / 2
  const { fill, ...opacity } = paint('fill', style.color)
  const line = { x1: box.x, x2: box.x + box.width, y1: y, y2: y, stroke: fill, 'stroke-width': 1 }
  const dot = {
    cx: box.x + knob + share * (box.width - 2 * knob),
    cy: y,
    r: knob,
    fill,
    ...opacity,
  }
  sheet.put(xml('line', { ...line, 'stroke-opacity': 0.4 }) + xml('circle', dot), box)
}
