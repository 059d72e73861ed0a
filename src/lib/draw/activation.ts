import * as Plot from '@observablehq/plot'
import { domains, heights, margins, reach } from './activation-frame'

type Numbers = Float32Array
type Row = keyof typeof domains

/** A chart is one picture to a screen reader, called `label`; what is inside needs no words of its own. */
function picture(width: number, height: number, label: string, options: Plot.PlotOptions) {
  const svg = Plot.plot({
    width,
    height,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    style: { fontFamily: 'var(--mono)', fontSize: '12px', background: 'none' },
    ...options,
  })
  for (const inner of svg.querySelectorAll('[aria-label], [aria-hidden]')) {
    inner.removeAttribute('aria-label')
    inner.removeAttribute('aria-hidden')
  }
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  return svg
}

const x = { domain: [-reach, reach], axis: null } as const
const signed = (n: number) => String(n).replace('-', '−')
const zero = { stroke: 'var(--rule)' }

/** Curves over x in one of the rows, with faint lines at zero and a few numbers along the side. */
const curves = (row: Row, ticks: number[], marks: Plot.Markish[], width: number, label: string) =>
  picture(width, heights[row], label, {
    x,
    y: { domain: domains[row], axis: null },
    marks: [
      Plot.axisY(ticks, { tickSize: 0, tickFormat: signed, label: null, fill: 'var(--ink2)' }),
      Plot.ruleY([0], zero),
      Plot.ruleX([0], zero),
      ...marks,
    ],
  })

const looks = {
  tanh: { stroke: 'var(--div-p1)', strokeWidth: 7 }, // wide and pale, so that GELU shows upon it
  relu: { stroke: 'var(--ink2)', strokeWidth: 1.75, strokeDasharray: '5 4' },
  gelu: { stroke: 'var(--ink)', strokeWidth: 2.25 },
}
export type Lines = Record<keyof typeof looks, Numbers>

const three = (places: Numbers, lines: Lines) =>
  (Object.keys(looks) as (keyof typeof looks)[]).map((name) =>
    Plot.lineY(lines[name], { x: places, clip: true, ...looks[name] }),
  )

const one = (places: Numbers, distance: Numbers) =>
  Plot.lineY(distance, { x: places, stroke: 'var(--ink)' })

export const drawValues = (places: Numbers, lines: Lines, width: number, label: string) =>
  curves('values', [0, 1, 2, 3], three(places, lines), width, label)

export const drawSlopes = (places: Numbers, lines: Lines, width: number, label: string) =>
  curves('slopes', [0, 1], three(places, lines), width, label)

export const drawDistance = (places: Numbers, distance: Numbers, width: number, label: string) =>
  curves('distance', [-5, 0, 5], [one(places, distance)], width, label)

/** Bins of equal width over a stretch of numbers. */
function bars(counts: ArrayLike<number>, [from, to]: readonly [number, number]) {
  const width = (to - from) / counts.length
  return Array.from(counts, (count, i) => ({
    from: from + i * width,
    to: from + (i + 1) * width,
    count,
  }))
}
const filled = { fill: 'var(--seq-2)', inset: 0.5 }

/** Numbers before the activation, standing on the x axis that all rows share. */
export const drawBefore = (counts: ArrayLike<number>, width: number, label: string) =>
  picture(width, heights.before, label, {
    x,
    y: { axis: null },
    marginBottom: 22,
    marks: [
      Plot.rectY(bars(counts, x.domain), { x1: 'from', x2: 'to', y: 'count', ...filled }),
      Plot.axisX([-3, -2, -1, 0, 1, 2, 3], {
        tickSize: 3,
        tickFormat: signed,
        label: null,
        fill: 'var(--ink2)',
      }),
      Plot.ruleX([0], zero),
    ],
  })

/** The same numbers after it, lying on the y axis of the curves. */
export const drawAfter = (counts: ArrayLike<number>, width: number, label: string) =>
  picture(width, heights.values, label, {
    marginLeft: 0,
    x: { axis: null },
    y: { domain: domains.values, axis: null },
    marks: [
      Plot.rectX(bars(counts, domains.values), { y1: 'from', y2: 'to', x: 'count', ...filled }),
      Plot.ruleY([0], zero),
    ],
  })
