import { drawPixels } from '../../src/lib/draw/pixels'
import { canvas } from './figure'

export const title =
  'What the model gets goes back to colours: −1 is none of a channel, 1 all of it'

export function draw(room: HTMLElement) {
  const [red, green, blue] = [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, -1],
  ]
  drawPixels(canvas(room), {
    numbers: Float32Array.of(...red, ...green, ...blue),
    shape: [3, 1, 3],
  })
}
