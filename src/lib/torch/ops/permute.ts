import { errors } from '../errors'
import { op } from '../op'
import { checkInts, type Sizes, sizesOf, wrapDim } from '../shape'
import type { Tensor } from '../tensor'
import { tf } from '../tf'
import { itself } from './reshape'

/** All axes in a new order. Nothing moves in memory; only the strides change places. */
export function permute(x: Tensor, ...dims: Sizes): Tensor {
  const asked = sizesOf(dims)
  checkInts('permute', 'dims', 'ints', asked)
  if (asked.length !== x.dim()) throw errors.permuteRank(x.dim(), asked.length)
  const order = asked.map((dim) => wrapDim(dim, x.dim()))
  if (new Set(order).size !== order.length) throw errors.permuteTwice()
  return reorder('permute', x, order, asked)
}

/** Two axes change places. */
export function transpose(x: Tensor, dim0: number, dim1: number): Tensor {
  return swap('transpose', x, dim0, dim1)
}

/** NumPy's name for `transpose`. */
export function swapaxes(x: Tensor, axis0: number, axis1: number): Tensor {
  return swap('swapaxes', x, axis0, axis1)
}

function swap(name: string, x: Tensor, dim0: number, dim1: number): Tensor {
  if (!Number.isInteger(dim0) || !Number.isInteger(dim1)) {
    throw errors.notTwoInts(name, dim0, dim1)
  }
  const a = wrapDim(dim0, x.dim())
  const b = wrapDim(dim1, x.dim())
  const order = x.shape.map((_, i) => (i === a ? b : i === b ? a : i))
  return reorder(name, x, order, [dim0, dim1])
}

/** A matrix on its side. */
export function t(x: Tensor): Tensor {
  if (x.dim() > 2) throw errors.transposeRank(x.dim())
  return x.dim() < 2 ? itself('t', x) : reorder('t', x, [1, 0], [])
}

/** Axis `source` moves to place `destination`; the others keep their order. */
export function movedim(x: Tensor, source: number, destination: number): Tensor {
  const from = wrapDim(source, x.dim(), 'movedim', 'source')
  const to = wrapDim(destination, x.dim(), 'movedim', 'destination', 2)
  const order = x.shape.map((_, i) => i).filter((i) => i !== from)
  order.splice(to, 0, from)
  return reorder('movedim', x, order, [source, destination])
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
    saves: false,
  })
}
