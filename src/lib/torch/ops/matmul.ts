import { errors } from '../errors'
import { op } from '../op'
import { broadcastShapes, numel, type Shape } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { sumTo } from './view'

/** Matrix product over the last two axes; the axes before them broadcast. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const [n, k] = a.shape.slice(-2)
  const [k2, m] = b.shape.slice(-2)
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2))
  if (k !== k2) throw errors.matmul(a.shape, b.shape)
  return op({
    name: 'matmul',
    inputs: [a, b],
    shape: [...batch, n, m],
    compute: (x, y) => tf.reshape(product(x, y, batch), [...batch, n, m]),
    backward: (grad, [x, y]) => [
      a.requiresGrad ? sumTo(tf.reshape(product(grad, y, batch, false, true), [...batch, n, k]), a.shape) : null,
      b.requiresGrad ? sumTo(tf.reshape(product(x, grad, batch, true, false), [...batch, k, m]), b.shape) : null,
    ],
  })
}

/** tfjs has no gradient for a broadcast matmul, so both sides are spread over the batch first. */
function product(x: Raw, y: Raw, batch: Shape, transposeX = false, transposeY = false): Raw {
  const flat = (raw: Raw) => {
    const matrix = raw.shape.slice(-2)
    const spread = numel(raw.shape.slice(0, -2)) === numel(batch) ? raw : tf.broadcastTo(raw, [...batch, ...matrix])
    return tf.reshape(spread, [numel(batch), ...matrix]) as Raw
  }
  return tf.matMul(flat(x), flat(y), transposeX, transposeY)
}
