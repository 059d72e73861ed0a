import { errors } from '../errors'
import { op } from '../op'
import { numel } from '../shape'
import { Tensor } from '../tensor'
import { tf } from '../tf'

/** Every row of `input` (…, in) times `weight` (out, in) turned on its side, plus `bias` (out). */
export function linear(input: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor {
  if (!(input instanceof Tensor)) throw errors.notATensor('linear', 'input', 1, input)
  if (input.dim() === 0) throw errors.matmulRank(0, weight.dim())
  if (input.dtype !== weight.dtype) throw errors.matDtype()
  const width = input.shape[input.dim() - 1]
  const [out, expected] = weight.shape
  const before = input.shape.slice(0, -1)
  const rows = numel(before)
  if (width !== expected) throw errors.matmul(rows, width, expected, out)
  return op({
    name: 'linear',
    inputs: bias ? [input, weight, bias] : [input, weight],
    shape: [...before, out],
    // One tall matrix: tfjs has no gradient for a broadcast product, and is fastest so.
    compute: (x, w, shift) => {
      const y = tf.matMul(tf.reshape(x, [rows, width]), w, false, true)
      return tf.reshape(shift ? tf.add(y, shift) : y, [...before, out])
    },
    backward: (grad, [x, w]) => {
      const g = tf.reshape(grad, [rows, out])
      return [
        input.requiresGrad ? tf.reshape(tf.matMul(g, w), input.shape) : null,
        weight.requiresGrad ? tf.matMul(g, tf.reshape(x, [rows, width]), true) : null,
        bias?.requiresGrad ? tf.sum(g, 0) : null,
      ]
    },
  })
}
