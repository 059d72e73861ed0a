import { numel, type Shape } from './shape'

/** A tensor as memory sees it: how many along each axis, and how far apart. */
export interface Layout {
  shape: Shape
  strides: Shape
}

/** A plain number beside a tensor: it has no axes. */
export const scalarLayout: Layout = { shape: [], strides: [] }

/** Strides of a tensor whose numbers lie in memory in reading order. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= Math.max(shape[i], 1)
  }
  return strides
}

/** Do the numbers lie in memory in reading order? An axis of size 1 may have any stride. */
export function isContiguous(shape: Shape, strides: Shape): boolean {
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] === 0) return true
    if (shape[i] === 1) continue
    if (strides[i] !== step) return false
    step *= shape[i]
  }
  return true
}

/**
 * Strides under which the same memory reads as `to`, or null if no strides can say it and the numbers
 * must be copied. Axes of `from` that lie evenly in memory form chunks; each chunk must be cut by
 * whole axes of `to`. (PyTorch: at::detail::computeStride.)
 */
export function viewStrides(from: Shape, strides: Shape, to: Shape): number[] | null {
  if (numel(from) === 0) return contiguousStrides(to)
  const result = new Array<number>(to.length)
  let t = to.length - 1
  let chunkStride = strides.length ? strides[strides.length - 1] : 1
  let chunkSize = 1
  let viewSize = 1
  for (let f = from.length - 1; f >= 0; f--) {
    chunkSize *= from[f]
    const chunkEnds = f === 0 || (from[f - 1] !== 1 && strides[f - 1] !== chunkSize * chunkStride)
    if (!chunkEnds) continue
    while (t >= 0 && (viewSize < chunkSize || to[t] === 1)) {
      result[t] = viewSize * chunkStride
      viewSize *= to[t]
      t--
    }
    if (viewSize !== chunkSize) return null
    if (f > 0) {
      chunkStride = strides[f - 1]
      chunkSize = 1
      viewSize = 1
    }
  }
  while (t >= 0) {
    result[t] = viewSize * chunkStride
    t--
  }
  return result
}

/**
 * Strides of an elementwise result: PyTorch keeps the memory order of its inputs, so `x.transpose(1, 2) + 1`
 * is not contiguous. (PyTorch: TensorIterator::compute_fast_setup_type, reorder_dimensions.)
 */
export function elementwiseStrides(shape: Shape, inputs: readonly Layout[]): number[] {
  if (inputs.every((input) => sameShape(input.shape, shape))) {
    if (inputs.every((input) => isContiguous(shape, input.strides))) return contiguousStrides(shape)
    if (inputs.every((input) => isChannelsLast(shape, input.strides))) {
      return channelsLastStrides(shape)
    }
    const [first, ...others] = inputs
    const alike = others.every((input) => input.strides.every((s, i) => s === first.strides[i]))
    if (alike && isDense(shape, first.strides)) return [...first.strides]
  }
  return stridesInOrder(shape, memoryOrder(shape, inputs))
}

const sameShape = (a: Shape, b: Shape) => a.length === b.length && a.every((n, i) => n === b[i])

/** The axes from the one whose numbers lie closest together to the one whose lie farthest apart. */
export function memoryOrder(shape: Shape, inputs: readonly Layout[]): number[] {
  const rank = shape.length
  const aligned = inputs.map(({ shape: s, strides }) =>
    shape.map((_, i) => {
      const j = i - rank + s.length
      return j < 0 || s[j] !== shape[i] ? 0 : strides[j]
    }),
  )
  // negative: axis i steps less far in memory than axis j
  const compare = (i: number, j: number) => {
    for (const strides of aligned) {
      if (strides[i] === 0 || strides[j] === 0) continue
      if (strides[i] !== strides[j]) return strides[i] - strides[j]
      if (shape[i] > shape[j]) return 1
    }
    return 0
  }
  const inner = Array.from({ length: rank }, (_, i) => rank - 1 - i)
  for (let i = 1; i < rank; i++) {
    let at = i
    for (let before = i - 1; before >= 0; before--) {
      const order = compare(inner[before], inner[at])
      if (order > 0) {
        ;[inner[before], inner[at]] = [inner[at], inner[before]]
        at = before
      } else if (order < 0) break
    }
  }
  return inner
}

function stridesInOrder(shape: Shape, inner: readonly number[]): number[] {
  const result = new Array<number>(shape.length)
  let step = 1
  for (const axis of inner) {
    result[axis] = step
    step *= Math.max(shape[axis], 1)
  }
  return result
}

/** No gaps and no number read twice. */
function isDense(shape: Shape, strides: Shape): boolean {
  const order = memoryOrder(shape, [{ shape, strides }])
  const dense = stridesInOrder(shape, order)
  return shape.every((size, i) => size === 1 || strides[i] === dense[i])
}

/** Strides of an image (b, c, h, w) that is stored pixel by pixel: (b, h, w, c) in memory. */
export function channelsLastStrides(shape: Shape): number[] {
  return stridesInOrder(shape, [1, 3, 2, 0])
}

const isChannelsLast = (shape: Shape, strides: Shape) =>
  shape.length === 4 &&
  channelsLastStrides(shape).every((s, i) => shape[i] === 1 || strides[i] === s)

/** Does PyTorch take these for the strides of such an image? (c10: is_channels_last_strides_2d) */
export function suggestsChannelsLast({ shape, strides }: Layout): boolean {
  if (shape.length !== 4 || strides[1] === 0) return false
  let least = 0
  for (const axis of [1, 3, 2, 0]) {
    if (shape[axis] === 0 || strides[axis] < least) return false
    if (axis === 0 && least === strides[1]) return false
    least = strides[axis] * Math.max(shape[axis], 1)
  }
  return true
}
