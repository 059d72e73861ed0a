import { errors } from '../errors'
import { op } from '../op'
import {
  contiguousStrides,
  inferShape,

  type Shape,
  viewStrides,
  wrapDim,
} from '../shape'
import type { Tensor } from '../tensor'
import { tf } from '../tf'

/** Same numbers in the same order, read with another shape. Copies only if no strides can say it. */
export function reshape(x: Tensor, sizes: Shape): Tensor {
  const shape = inferShape(sizes, x.numel(), 'reshape')
  const strides = viewStrides(x.shape, x.strides, shape)
  return op({
    name: 'reshape',
    inputs: [x],
    args: sizes,
    shape,
    strides: strides ?? contiguousStrides(shape),
    viewOf: strides ? x : undefined,
    compute: (raw) => tf.reshape(raw, shape),
    backward: (grad) => [tf.reshape(grad, x.shape)],
  })
}

/** `reshape` that never copies: an error if the memory cannot be read that way. */
export function view(x: Tensor, sizes: Shape): Tensor {
  const shape = inferShape(sizes, x.numel(), 'view')
  const strides = viewStrides(x.shape, x.strides, shape)
  if (!strides) throw errors.viewNeedsCopy()
  return op({
    name: 'view',
    inputs: [x],
    args: sizes,
    shape,
    strides,
    viewOf: x,
    compute: (raw) => tf.reshape(raw, shape),
    backward: (grad) => [tf.reshape(grad, x.shape)],
  })
}

/** All axes in a new order. Nothing moves in memory; only the strides change places. */
export function permute(x: Tensor, dims: readonly number[]): Tensor {
  if (dims.length !== x.dim()) throw errors.permuteRank(x.dim(), dims.length)
  const order = dims.map((dim) => wrapDim(dim, x.dim()))
  if (new Set(order).size !== order.length) throw errors.permuteTwice()
  return reorder('permute', x, order, dims)
}

/** Two axes change places. */
export function transpose(x: Tensor, dim0: number, dim1: number): Tensor {
  const a = wrapDim(dim0, x.dim())
  const b = wrapDim(dim1, x.dim())
  const order = x.shape.map((_, i) => (i === a ? b : i === b ? a : i))
  return reorder('transpose', x, order, [dim0, dim1])
}

function reorder(name: string, x: Tensor, order: number[], args: readonly number[]): Tensor {
  const back = order.map((_, i) => order.indexOf(i))
  return op({
    name,
    inputs: [x],
    args,
    shape: order.map((i) => x.shape[i]),
    strides: order.map((i) => x.strides[i]),
    viewOf: x,
    compute: (raw) => tf.transpose(raw, order),
    backward: (grad) => [tf.transpose(grad, back)],
  })
}

/** Read axes of size 1 again and again (stride 0) without copying; −1 keeps an axis as it is. */
export function expand(x: Tensor, sizes: Shape): Tensor {
  const added = sizes.length - x.dim()
  if (added < 0) throw errors.expandRank(sizes, x.shape)
  const shape = sizes.map((size, i) => {
    const old = x.shape[i - added]
    if (!Number.isInteger(size)) throw errors.sizeNotAnInt('expand', size, i)
    if (i < added && size === -1) throw errors.expandLeading(i)
    if (i < added || size === old || old === 1) return size === -1 ? old : size
    if (size === -1) return old
    throw errors.expandMismatch(size, old, i, sizes, x.shape)
  })
  return op({
    name: 'expand',
    inputs: [x],
    args: sizes,
    shape,
    strides: shape.map((size, i) => (size === x.shape[i - added] ? x.strides[i - added] : 0)),
    viewOf: x,
    compute: (raw) => tf.broadcastTo(raw, shape),
    backward: (grad) => [sumTo(grad, x.shape)],
  })
}

/** The sum over every axis along which `shape` was broadcast: the way back of broadcasting. */
export function sumTo(grad: ReturnType<typeof tf.tensor>, shape: Shape) {
  const added = grad.rank - shape.length
  const axes = grad.shape.flatMap((size, i) =>
    i < added || (shape[i - added] === 1 && size !== 1) ? [i] : [],
  )
  const summed = axes.length ? tf.sum(grad, axes) : grad
  return tf.reshape(summed, [...shape])
}

/** The same numbers laid out in reading order; itself if they already are. */
export function contiguous(x: Tensor): Tensor {
  return op({
    name: 'contiguous',
    inputs: [x],
    shape: x.shape,
    viewOf: x.isContiguous() ? x : undefined,
    compute: (raw) => tf.clone(raw),
    backward: (grad) => [grad],
  })
}

/** A stretch of one axis, as Python's `start:end`; `Slice()` is `:`. */
export interface SliceRange {
  start: number | null
  end: number | null
}
export const Slice = (start: number | null = null, end: number | null = null): SliceRange => ({
  start,
  end,
})
export type Index = number | SliceRange

/** Python's square brackets: `x[:, 0]` is `x.index(Slice(), 0)`; a number takes its axis away. */
export function index(x: Tensor, at: readonly Index[]): Tensor {
  if (at.length > x.dim()) throw errors.tooManyIndices(x.dim())
  const begin: number[] = []
  const size: number[] = []
  x.shape.forEach((length, dim) => {
    const [from, count] = range(at[dim] ?? Slice(), dim, length)
    begin.push(from)
    size.push(count)
  })
  const kept = x.shape.flatMap((_, dim) => (typeof at[dim] === 'number' ? [] : [dim]))
  const after = x.shape.map((length, dim) => length - begin[dim] - size[dim])
  return op({
    name: '__getitem__',
    inputs: [x],
    args: at,
    shape: kept.map((dim) => size[dim]),
    strides: kept.map((dim) => x.strides[dim]),
    viewOf: x,
    compute: (raw) => tf.reshape(tf.slice(raw, begin, size), kept.map((dim) => size[dim])),
    backward: (grad) => [
      tf.pad(
        tf.reshape(grad, size),
        begin.map((from, dim): [number, number] => [from, after[dim]]),
      ),
    ],
  })
}

function range(at: Index, dim: number, length: number): [from: number, count: number] {
  if (typeof at === 'number') {
    if (!Number.isInteger(at)) throw errors.notAnInt('index', at)
    if (at < -length || at >= length) throw errors.indexOutOfBounds(at, dim, length)
    return [at < 0 ? at + length : at, 1]
  }
  const clamp = (n: number) => Math.min(Math.max(n < 0 ? n + length : n, 0), length)
  const from = clamp(at.start ?? 0)
  return [from, Math.max(clamp(at.end ?? length) - from, 0)]
}

/** Join tensors end to end along one axis. */
export function cat(tensors: readonly Tensor[], options: { dim?: number } | number = 0): Tensor {
  const asked = typeof options === 'number' ? options : (options.dim ?? 0)
  if (tensors.length === 0) throw errors.catEmpty()
  const [first] = tensors
  const dim = wrapDim(asked, first.dim())
  tensors.forEach((t, at) => {
    if (t.dim() !== first.dim()) throw errors.catRank(first.dim(), t.dim())
    t.shape.forEach((size, i) => {
      if (i !== dim && size !== first.shape[i]) {
        throw errors.catSize(dim, first.shape[i], size, at)
      }
    })
  })
  const sizes = tensors.map((t) => t.shape[dim])
  const shape = first.shape.map((size, i) => (i === dim ? sizes.reduce((a, b) => a + b) : size))
  return op({
    name: 'cat',
    inputs: tensors,
    args: [asked],
    shape,
    compute: (...raws) => tf.concat(raws, dim),
    backward: (grad) => tf.split(grad, sizes, dim),
  })
}

