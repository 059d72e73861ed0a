import { byName } from '../arguments'
import { errors } from '../errors'
import { composite, op } from '../op'
import { wrapDim } from '../shape'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { maximum, minimum } from './arithmetic'
import { castRaw } from './dtype'
import { oneHotRows } from './integers'
import type { Over } from './reduce'

/** The largest (or smallest) numbers along an axis, and where they are: `[values, indices]`. */
export type Extremes = [Tensor, Tensor] & { values: Tensor; indices: Tensor }

interface Way {
  name: 'max' | 'min'
  value: (x: Raw, axis?: number, keepDims?: boolean) => Raw
  place: (x: Raw, axis?: number) => Raw
  pairwise: (a: Tensor, b: Tensor) => Tensor
}
const largest: Way = {
  name: 'max',
  value: (x, axis, keep) => tf.max(x, axis, keep),
  place: (x, axis) => tf.argMax(x, axis),
  pairwise: maximum,
}
const smallest: Way = {
  name: 'min',
  value: (x, axis, keep) => tf.min(x, axis, keep),
  place: (x, axis) => tf.argMin(x, axis),
  pairwise: minimum,
}

/** The largest number; of each row along `dim` if given; of each pair if another tensor is given. */
export interface Extreme {
  (): Tensor
  (other: Tensor): Tensor
  (dim: number | { dim: number; keepdim?: boolean }, keepdim?: boolean | Over): Extremes
}
type Given = [dim?: number | Tensor | Over, keepdim?: boolean | Over]

export const max = (x: Tensor, ...given: Given) => extreme(largest, x, given)
export const min = (x: Tensor, ...given: Given) => extreme(smallest, x, given)

function extreme(way: Way, x: Tensor, given: Given): Tensor | Extremes {
  if (given[0] instanceof Tensor) return way.pairwise(x, given[0])
  const { dim, keepdim } = byName<Over>(way.name, ['dim', 'keepdim'], given)
  if (dim === undefined) return ofAll(way, x)
  const axis = wrapDim(dim as number, x.dim(), way.name)
  if (x.shape[axis] === 0) throw errors.emptyReduction(way.name, axis)
  const both = composite(way.name, [x], [dim, keepdim ?? false], () => {
    const indices = places(way.name, x, axis, keepdim ?? false, way.place)
    return [along(way, x, axis, keepdim ?? false), indices]
  })
  const [values, indices] = both
  return Object.assign(both, { values, indices }) as unknown as Extremes
}

function ofAll(way: Way, x: Tensor): Tensor {
  if (x.numel() === 0) throw errors.emptyReduction(way.name)
  return op({
    name: way.name,
    inputs: [x],
    shape: [],
    compute: (raw) => way.value(raw),
    backward: (grad, [raw], y) => {
      const hits = castRaw(tf.equal(raw, y), 'float32') // equal numbers share the gradient
      return [tf.mul(hits, tf.div(grad, tf.sum(hits)))]
    },
  })
}

function along(way: Way, x: Tensor, axis: number, keepdim: boolean): Tensor {
  const kept = x.shape.map((size, i) => (i === axis ? 1 : size))
  return op({
    name: way.name,
    inputs: [x],
    shape: keepdim ? kept : x.shape.filter((_, i) => i !== axis),
    compute: (raw) => way.value(raw, x.dim() ? axis : undefined, keepdim),
    backward: (grad, [raw]) => {
      const size = x.shape[axis]
      const others = x.shape.filter((_, i) => i !== axis)
      const hits = tf.reshape(oneHotRows(way.place(raw, axis), size), [...others, size])
      // oneHot puts the axis last; it belongs at `axis`.
      const back = kept.map((_, i) => (i < axis ? i : i === axis ? kept.length - 1 : i - 1))
      return [tf.mul(tf.transpose(hits, back), tf.reshape(grad, kept))]
    },
  })
}

function places(
  name: string,
  x: Tensor,
  axis: number,
  keepdim: boolean,
  place: (x: Raw, axis?: number) => Raw,
): Tensor {
  const kept = x.shape.map((size, i) => (i === axis ? 1 : size))
  const shape = keepdim ? kept : x.shape.filter((_, i) => i !== axis)
  return op({
    name,
    inputs: [x],
    args: [axis, keepdim],
    shape,
    dtype: 'int64',
    compute: (raw) => tf.reshape(place(raw, axis), shape),
  })
}

/** Where the largest number is: its place in reading order, or along `dim`. */
export const argmax = (x: Tensor, ...given: [dim?: number | Over, keepdim?: boolean | Over]) =>
  place('argmax', x, given, largest)
/** Where the smallest number is. */
export const argmin = (x: Tensor, ...given: [dim?: number | Over, keepdim?: boolean | Over]) =>
  place('argmin', x, given, smallest)

function place(name: string, x: Tensor, given: readonly unknown[], way: Way): Tensor {
  const { dim, keepdim } = byName<Over>(name, ['dim', 'keepdim'], given)
  if (dim === undefined) {
    return op({
      name,
      inputs: [x],
      shape: [],
      dtype: 'int64',
      compute: (raw) => way.place(tf.reshape(raw, [x.numel()]), 0),
    })
  }
  const axis = wrapDim(dim as number, x.dim(), name)
  if (x.shape[axis] === 0) throw errors.emptyReduction(name, axis)
  return places(name, x, axis, keepdim ?? false, way.place)
}
