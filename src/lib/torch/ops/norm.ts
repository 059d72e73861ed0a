import { errors } from '../errors'
import { op } from '../op'
import { numel, type Shape } from '../shape'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { dtypeName } from './softmax'

/**
 * Each row moved to mean 0 and variance 1, then scaled by `weight` and shifted by `bias`. A row is what the
 * last axes, of sizes `normalizedShape`, hold.
 */
export function layerNorm(
  input: Tensor,
  normalizedShape: Shape,
  weight: Tensor | null = null,
  bias: Tensor | null = null,
  eps = 1e-5,
): Tensor {
  if (!(input instanceof Tensor)) throw errors.notATensor('layer_norm', 'input', 1, input)
  const tail = input.shape.slice(-normalizedShape.length)
  if (String(tail) !== String(normalizedShape)) {
    throw errors.normalizedShape(normalizedShape, input.shape)
  }
  if (input.dtype !== 'float32') throw errors.noKernel('LayerNormKernelImpl', dtypeName(input))
  const width = numel(normalizedShape)
  const rows = (raw: Raw) => tf.reshape(raw, [-1, width])
  const row = (raw: Raw) => tf.reshape(raw, [width])
  return op({
    name: 'layer_norm',
    inputs: [input, weight, bias].filter((t) => t !== null),
    args: [[...normalizedShape], eps],
    shape: input.shape,
    compute: (x, ...affine) => {
      const { normal } = standardized(rows(x), eps)
      const scaled = weight ? tf.mul(normal, row(affine[0])) : normal
      const shift = weight ? affine[1] : affine[0]
      return tf.reshape(bias ? tf.add(scaled, row(shift)) : scaled, input.shape)
    },
    backward: (grad, [x, scale]) => {
      const { normal, invStd } = standardized(rows(x), eps)
      const g = rows(grad)
      const grads: (Raw | null)[] = [null]
      if (input.requiresGrad) {
        const ofNormal = weight ? tf.mul(g, row(scale)) : g
        const level = tf.mean(ofNormal, 1, true)
        const tilt = tf.mul(normal, tf.mean(tf.mul(ofNormal, normal), 1, true))
        const ofX = tf.mul(tf.sub(tf.sub(ofNormal, level), tilt), invStd)
        grads[0] = tf.reshape(ofX, input.shape)
      }
      if (weight) grads.push(tf.reshape(tf.sum(tf.mul(g, normal), 0), weight.shape))
      if (bias) grads.push(tf.reshape(tf.sum(g, 0), bias.shape))
      return grads
    },
  })
}

function standardized(rows: Raw, eps: number) {
  const centred = tf.sub(rows, tf.mean(rows, 1, true))
  const variance = tf.mean(tf.square(centred), 1, true)
  const invStd = tf.rsqrt(tf.add(variance, eps))
  return { normal: tf.mul(centred, invStd), invStd }
}
