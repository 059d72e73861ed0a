import { drawValues } from '../../src/lib/draw/activation'

export const title =
  'ReLU turns at 0; GELU stays a little below it first; the approximation lies beneath GELU'

export function draw(room: HTMLElement) {
  const x = Float32Array.of(-3, -1.5, -0.75, 0, 1.5, 3)
  const gelu = Float32Array.of(-0.004, -0.1, -0.17, 0, 1.4, 2.996)
  const lines = { gelu, tanh: gelu, relu: x.map((n) => Math.max(n, 0)) }
  room.append(drawValues(x, lines, 360, title))
}
