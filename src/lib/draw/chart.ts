/** A chart's room in pixels and what its sides stand for. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
  x: [from: number, to: number]
  y: [least: number, most: number]
  /** Equal steps up multiply. */
  log?: boolean
}

/** From a number to where it is drawn. */
export function scales({ left, right, top, bottom, x, y, log }: Frame) {
  const up = log ? Math.log10 : (n: number) => n
  const [least, most] = y.map(up)
  return {
    x: (n: number) => left + ((n - x[0]) / (x[1] - x[0])) * (right - left),
    y: (n: number) => bottom - ((up(n) - least) / (most - least)) * (bottom - top),
  }
}

/** A line through `values`, one at 0, 1, 2 …, as the `d` of an SVG path. */
export function linePath(values: ArrayLike<number>, { x, y }: ReturnType<typeof scales>): string {
  const points = Array.from(values, (value, i) => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`)
  return `M${points.join('L')}`
}

/** Round numbers between `least` and `most`, about `count` of them. */
export function ticks(least: number, most: number, count = 4): number[] {
  const rough = (most - least) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough
  const found: number[] = []
  for (let i = Math.ceil(least / step); i * step <= most * (1 + 1e-9); i++) found.push(i * step)
  return found
}

/** 1, 2, 5, 10, 20 … between `least` and `most`. */
export function logTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: 13 }, (_, i) => 10 ** (i - 6))
  return powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((n) => n >= least * (1 - 1e-9) && n <= most * (1 + 1e-9))
}
