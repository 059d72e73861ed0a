import { afterEach, expect, test } from 'vitest'
import '../../src/styles/tokens.css'
import { figures } from './figure'

document.documentElement.dataset.theme = 'light'
afterEach(() => document.body.replaceChildren())

test.each(Object.values(figures).map((figure) => [figure.title, figure] as const))(
  '%s',
  (_, { draw, step = 1 }) => {
    const room = document.body.appendChild(document.createElement('div'))
    draw(room)
    const canvas = room.querySelector('canvas')
    expect(canvas ? pixels(canvas, step) : marks(room)).toMatchSnapshot()
  },
)

/** The colours of a canvas as #rgb, row by row, near the corner of every cell that is `step` pixels wide. */
function pixels(canvas: HTMLCanvasElement, step: number) {
  const { width, height } = canvas
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  const { data } = context.getImageData(0, 0, width, height)
  const colour = (at: number) =>
    data[at + 3]
      ? [...data.subarray(at, at + 3)].map((n) => Math.round(n / 17).toString(16))
      : ['.']
  const corner = step > 1 ? 1 : 0
  const along = (size: number) =>
    Array.from({ length: Math.ceil((size - corner) / step) }, (_, i) => corner + i * step)
  return along(height).map((y) =>
    along(width)
      .map((x) => colour(4 * (y * width + x)).join(''))
      .join(' '),
  )
}

/** The marks of an SVG, one a line, their places to a tenth of a pixel. */
const marks = (room: HTMLElement) =>
  room.innerHTML
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/\d+\.\d+/g, (n) => String(Number(Number(n).toFixed(1))))
    .split(/(?=<\w)/)
