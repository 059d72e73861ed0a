import { byName } from '../arguments'
import { errors } from '../errors'
import { op } from '../op'
import { wrapDim } from '../shape'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'

type Dim = number | { dim?: number }

/** Positive numbers that sum to 1 along one axis: exp(x) over the sum of all exp(x). */
export function softmax(x: Tensor, dim: Dim): Tensor {
  const { axis, asked } = checked('softmax', x, dim)
  return op({
    name: 'softmax',
    inputs: [x],
    args: [asked],
    shape: x.shape,
    compute: (raw) => {
      if (axis === x.dim() - 1) return tf.softmax(raw)
      const powers = tf.exp(tf.sub(raw, tf.max(raw, axis, true)))
      return tf.div(powers, tf.sum(powers, axis, true))
    },
    backward: (grad, _, y) => {
      const mean = tf.sum(tf.mul(grad, y), axis, true)
      return [tf.mul(y, tf.sub(grad, mean))]
    },
  })
}

/** The logarithm of softmax, without the detour through numbers near 0. */
export function logSoftmax(x: Tensor, dim: Dim): Tensor {
  const { axis, asked } = checked('log_softmax', x, dim)
  return op({
    name: 'log_softmax',
    inputs: [x],
    args: [asked],
    shape: x.shape,
    compute: (raw) => rawLogSoftmax(raw, axis),
    backward: (grad, _, y) => [tf.sub(grad, tf.mul(tf.exp(y), tf.sum(grad, axis, true)))],
  })
}

export function rawLogSoftmax(raw: Raw, axis: number): Raw {
  const shifted = tf.sub(raw, tf.max(raw, axis, true))
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), axis, true)))
}

function checked(name: string, x: Tensor, dim: Dim) {
  const signatures = [
    'Tensor input, int dim, torch.dtype dtype, *, Tensor out',
    'Tensor input, name dim, *, torch.dtype dtype',
  ]
  const given = typeof dim === 'object' ? Object.keys(dim) : []
  const wrong = !(x instanceof Tensor) || dim === undefined || given.some((key) => key !== 'dim')
  if (wrong) {
    throw errors.invalidArguments(name, dim === undefined ? [x] : [x, dim], signatures)
  }
  const asked = byName<{ dim: number }>(name, ['dim'], [dim]).dim
  if (!Number.isInteger(asked)) throw errors.invalidArguments(name, [x, asked], signatures)
  if (x.dtype !== 'float32') throw errors.noKernel(`${name}_lastdim_kernel_impl`, dtypeName(x))
  return { axis: wrapDim(asked as number, x.dim()), asked }
}

export const dtypeName = ({ dtype }: Tensor) =>
  ({ float32: 'Float', int64: 'Long', bool: 'Bool' })[dtype]
