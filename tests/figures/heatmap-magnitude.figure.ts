import { drawHeatmap, magnitudeScale } from '../../src/lib/draw/heatmap'
import { canvas } from './figure'

export const title = 'Nothing is paper, the most is ink, and more than the most stays ink'

export function draw(room: HTMLElement) {
  const paper = canvas(room)
  drawHeatmap(
    paper,
    { numbers: [0, 1, 2, 3, 4, 9], rows: 1, columns: 6 },
    magnitudeScale(paper, 0, 4),
  )
}
