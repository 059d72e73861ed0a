import { errors } from '../errors'
import { op } from '../op'
import { checkInts, checkNew, type Shape, type Sizes, sizesOf } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { broadcast, tile } from './raw'

/** Read axes of size 1 again and again (stride 0) without copying; −1 keeps an axis as it is. */
export function expand(x: Tensor, ...sizes: Sizes): Tensor {
  return spread('expand', x, sizesOf(sizes))
}

/** `expand` to the shape of another tensor. */
export function expandAs(x: Tensor, other: Tensor): Tensor {
  return spread('expand_as', x, other.shape)
}

/** What PyTorch's older messages call a tensor of each type. */
const typeNames = { float32: 'Float', int64: 'Long', bool: 'Bool' } as const

function spread(name: string, x: Tensor, sizes: Shape): Tensor {
  checkInts('expand', 'size', 'SymInts', sizes)
  const added = sizes.length - x.dim()
  if (added < 0) throw errors.expandRank(sizes, x.shape, typeNames[x.dtype])
  const shape = sizes.map((size, i) => {
    const old = x.shape[i - added]
    if (i < added && size < 0) throw errors.expandLeading(i)
    if (i < added || size === old || (old === 1 && size >= 0)) return size
    if (size === -1) return old
    throw errors.expandMismatch(size, old, i, sizes, x.shape)
  })
  const strides = expandedStrides(x, shape)
  return op({
    name,
    inputs: [x],
    args: name === 'expand' ? sizes : [],
    shape,
    strides,
    viewOf: x,
    compute: (raw) => broadcast(raw, shape),
    backward: (grad) => [sumTo(grad, x.shape)],
    saves: false,
  })
}

function expandedStrides(x: Tensor, shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  const added = shape.length - x.dim()
  for (let i = shape.length - 1; i >= 0; i--) {
    const old = i < added ? 1 : x.shape[i - added]
    const step = i < added ? shape[i + 1] * strides[i + 1] : x.strides[i - added]
    strides[i] = x.dim() && shape[i] === old ? step : 0
  }
  return strides
}

/** The sum over every axis along which `shape` was broadcast: the way back of broadcasting. */
export function sumTo(grad: Raw, shape: Shape): Raw {
  const added = grad.rank - shape.length
  const axes = grad.shape.flatMap((size, i) =>
    i < added || (shape[i - added] === 1 && size !== 1) ? [i] : [],
  )
  if (!axes.length) return grad
  return tf.reshape(tf.sum(grad, axes), [...shape])
}

/** The whole tensor copied side by side, so many times along each axis. */
export function repeat(x: Tensor, ...repeats: Sizes): Tensor {
  const times = sizesOf(repeats)
  checkInts('repeat', 'repeats', 'SymInts', times)
  const added = times.length - x.dim()
  if (added < 0) throw errors.repeatRank()
  const from = [...times.slice(0, added).fill(1), ...x.shape]
  const shape = from.map((size, i) => size * times[i])
  checkNew('repeat', 'SymInts', shape)
  const split = from.flatMap((size, i) => [times[i], size])
  const copies = split.map((_, i) => i).filter((i) => i % 2 === 0)
  return op({
    name: 'repeat',
    inputs: [x],
    args: times,
    shape,
    compute: (raw) => tile(tf.reshape(raw, from), times),
    backward: (grad) => [tf.reshape(tf.sum(tf.reshape(grad, split), copies), x.shape)],
    saves: false,
  })
}
