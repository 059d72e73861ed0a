import { contiguousStrides } from '../torch/strides'
import { close } from './compare'
import type { Numbers } from './observation'

/** What wrong numbers have to do with the right ones, where it can be said in a sentence. */
export type Likeness =
  /** Each is so many times what it should be. */
  | { kind: 'factor'; factor: number }
  /** Two axes changed places. */
  | { kind: 'swapped'; axes: [number, number] }
  /** The very same numbers, in other places. */
  | { kind: 'order' }
  /** Wrong only at this place of this axis. */
  | { kind: 'place'; axis: number; place: number }
  /** They sum to 1 along this axis, and should along that one. */
  | { kind: 'sums'; axis: number; wanted: number }

export function likeness(got: Numbers, wanted: Numbers): Likeness | null {
  if (String(got.shape) !== String(wanted.shape)) return swapped(got, wanted)
  return (
    factor(got, wanted) ??
    swapped(got, wanted) ??
    order(got, wanted) ??
    place(got, wanted) ??
    sums(got, wanted)
  )
}

const equal = (a: Numbers, b: Numbers) => close(a, b)

function factor(got: Numbers, wanted: Numbers): Likeness | null {
  const at = wanted.values.reduce(
    (most, v, i, all) => (Math.abs(v) > Math.abs(all[most]) ? i : most),
    0,
  )
  const factor = got.values[at] / wanted.values[at]
  if (!Number.isFinite(factor) || factor === 0 || Math.abs(factor - 1) < 0.005) return null // “1 times” says nothing
  const scaled = wanted.values.map((v) => factor * v)
  return equal(got, { ...wanted, values: scaled }) ? { kind: 'factor', factor } : null
}

function swapped(got: Numbers, wanted: Numbers): Likeness | null {
  for (let a = 0; a < wanted.shape.length; a++) {
    for (let b = a + 1; b < wanted.shape.length; b++) {
      if (wanted.shape[a] > 1 && wanted.shape[b] > 1 && equal(got, transposed(wanted, a, b))) {
        return { kind: 'swapped', axes: [a, b] }
      }
    }
  }
  return null
}

function transposed({ shape, values }: Numbers, a: number, b: number): Numbers {
  const swap = <T>(list: readonly T[]) =>
    list.map((v, i) => (i === a ? list[b] : i === b ? list[a] : v))
  const to = swap(shape)
  const strides = swap(contiguousStrides(shape))
  const moved = values.map((_, i) => {
    const index = placeOf(i, to)
    return values[index.reduce((sum, at, axis) => sum + at * strides[axis], 0)]
  })
  return { shape: to, values: moved }
}

/** The index, axis by axis, of number `i` in reading order. */
const placeOf = (i: number, shape: readonly number[]) =>
  contiguousStrides(shape).map((stride, axis) => Math.floor(i / stride) % shape[axis])

function order(got: Numbers, wanted: Numbers): Likeness | null {
  const [a, b] = [got, wanted].map(({ shape, values }) => ({ shape, values: values.toSorted() }))
  return equal(a, b) ? { kind: 'order' } : null
}

function place(got: Numbers, wanted: Numbers): Likeness | null {
  const { shape } = wanted
  const off = [...got.values.keys()].filter((i) => {
    const one = (v: number) => ({ shape: [], values: new Float32Array([v]) })
    return !close(one(got.values[i]), one(wanted.values[i]), 1e-4)
  })
  const places = off.map((i) => placeOf(i, shape))
  for (const [axis, size] of shape.entries()) {
    const along = new Set(places.map((at) => at[axis]))
    if (size > 2 && along.size === 1) return { kind: 'place', axis, place: places[0][axis] }
  }
  return null
}

function sums(got: Numbers, wanted: Numbers): Likeness | null {
  const [axis, right] = [got, wanted].map(sumsToOne)
  return axis === null || right === null || axis === right
    ? null
    : { kind: 'sums', axis, wanted: right }
}

/** The one axis along which the numbers sum to 1, as after a softmax. */
function sumsToOne({ shape, values }: Numbers): number | null {
  const axes = shape.flatMap((size, axis) => {
    if (size < 2) return []
    const totals = new Map<string, number>()
    for (const [i, v] of values.entries()) {
      const key = placeOf(i, shape).with(axis, 0).join()
      totals.set(key, (totals.get(key) ?? 0) + v)
    }
    return [...totals.values()].every((sum) => Math.abs(sum - 1) < 1e-4) ? [axis] : []
  })
  return axes.length === 1 ? axes[0] : null
}
