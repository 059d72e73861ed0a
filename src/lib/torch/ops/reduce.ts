import { op } from '../op'
import { type Shape, wrapDim } from '../shape'
import type { Tensor } from '../tensor'
import { tf } from '../tf'

type Dims = number | readonly number[] | undefined

/** Which axes are summed over, and the shapes with and without them. */
function reduction(x: Tensor, dim: Dims, keepdim: boolean) {
  const all = x.shape.map((_, i) => i)
  const axes =
    dim === undefined ? all : [dim].flat().map((d) => wrapDim(d as number, x.dim()))
  const kept: Shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size))
  const shape = keepdim ? kept : x.shape.filter((_, i) => !axes.includes(i))
  const count = axes.reduce((n, i) => n * x.shape[i], 1)
  return { axes, kept, shape, count }
}

/** The sum over some axes, or over all. */
export function sum(x: Tensor, dim?: Dims, keepdim = false): Tensor {
  const { axes, kept, shape } = reduction(x, dim, keepdim)
  return op({
    name: 'sum',
    inputs: [x],
    args: dim === undefined ? [] : [dim, keepdim],
    shape,
    compute: (raw) => tf.sum(raw, axes, keepdim),
    backward: (grad) => [tf.broadcastTo(tf.reshape(grad, [...kept]), x.shape)],
  })
}

/** The mean over some axes, or over all. */
export function mean(x: Tensor, dim?: Dims, keepdim = false): Tensor {
  const { axes, kept, shape, count } = reduction(x, dim, keepdim)
  return op({
    name: 'mean',
    inputs: [x],
    args: dim === undefined ? [] : [dim, keepdim],
    shape,
    compute: (raw) => tf.mean(raw, axes, keepdim),
    backward: (grad) => [tf.broadcastTo(tf.reshape(tf.div(grad, count), [...kept]), x.shape)],
  })
}
