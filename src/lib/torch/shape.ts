import { errors } from './errors'

/** Pure arithmetic on shapes and strides, as PyTorch does it. Nothing here touches a number of a tensor. */
export type Shape = readonly number[]

export const numel = (shape: Shape) => shape.reduce((n, size) => n * size, 1)

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
    if (shape[i] === 1) continue
    if (strides[i] !== step) return false
    step *= shape[i]
  }
  return true
}

/** Axis `dim` counted from the front; PyTorch's IndexError when there is no such axis. */
export function wrapDim(dim: number, rank: number): number {
  const range = Math.max(rank, 1)
  if (!Number.isInteger(dim)) throw errors.notAnInt('dim', dim)
  if (dim < -range || dim >= range) throw errors.dimOutOfRange(dim, range)
  return dim < 0 ? dim + range : dim
}

/** The one shape that both broadcast to. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const m = a[i - rank + a.length] ?? 1
    const n = b[i - rank + b.length] ?? 1
    if (m !== n && m !== 1 && n !== 1) throw errors.broadcast(m, n, i)
    return m === 1 ? n : m
  })
}

/** Fill in the one −1 of a requested shape and check that the count of numbers stays. */
export function inferShape(sizes: Shape, count: number, op: string): number[] {
  sizes.forEach((size, i) => {
    if (!Number.isInteger(size)) throw errors.sizeNotAnInt(op, size, i)
    if (size < -1) throw errors.invalidDimension(size)
  })
  if (sizes.filter((size) => size === -1).length > 1) throw errors.twoInferred()
  const known = numel(sizes.filter((size) => size !== -1))
  const shape = sizes.map((size) => (size === -1 ? count / known : size))
  if (!shape.every(Number.isInteger) || numel(shape) !== count) {
    throw errors.invalidShape(sizes, count)
  }
  return shape
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
    const chunkEnds =
      f === 0 || (from[f - 1] !== 1 && strides[f - 1] !== chunkSize * chunkStride)
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
 * is not contiguous. (PyTorch: TensorIterator::reorder_dimensions.)
 */
export function elementwiseStrides(shape: Shape, inputs: { shape: Shape; strides: Shape }[]): number[] {
  const rank = shape.length
  const aligned = inputs.map(({ shape: s, strides }) =>
    shape.map((_, i) => {
      const j = i - rank + s.length
      return j < 0 || s[j] === 1 ? 0 : strides[j]
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
  const result = new Array<number>(rank)
  let step = 1
  for (const axis of inner) {
    result[axis] = step
    step *= shape[axis]
  }
  return result
}
