import { drawHeatmap, signedScale } from '../../src/lib/draw/heatmap'
import { canvas } from './figure'

export const title = 'Zero is paper; what is below it and what is above it have hues of their own'

export function draw(room: HTMLElement) {
  const paper = canvas(room)
  const numbers = [-2, -1, 0, 0, 1, 2]
  drawHeatmap(paper, { numbers, rows: 2, columns: 3 }, signedScale(paper, 2))
}
