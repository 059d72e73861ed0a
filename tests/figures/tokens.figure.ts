import { drawTokens } from '../../src/lib/draw/tokens'
import { canvas } from './figure'

export const title =
  'A token shows as much of its patch as its share; the class token stands above the corner'
export const step = 10

export function draw(room: HTMLElement) {
  const photo = new OffscreenCanvas(2, 2)
  photo.getContext('2d')?.fillRect(0, 0, 2, 2)
  drawTokens(canvas(room), { photo, h: 2, w: 2, top: 1, shares: [0, 0, 0.3, 0.5, 1] }, step)
}
