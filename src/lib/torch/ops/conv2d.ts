import { errors } from '../errors'
import { op } from '../op'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'

type Pair = readonly [number, number]

/**
 * Slide `weight` (d, c, kh, kw) over `input` (b, c, H, W) in steps of `stride`; the floor of what fits.
 * Output (b, d, ⌊(H − kh) / stride⌋ + 1, ⌊(W − kw) / stride⌋ + 1).
 */
export function conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: Pair): Tensor {
  if (input.dim() !== 4) throw errors.convRank(input.shape)
  const [b, c, height, width] = input.shape
  const [d, channels, kh, kw] = weight.shape
  if (c !== channels) throw errors.convChannels(weight.shape, input.shape)
  if (height < kh || width < kw) throw errors.convKernel([height, width], [kh, kw])
  const h = Math.floor((height - kh) / stride[0]) + 1
  const w = Math.floor((width - kw) / stride[1]) + 1
  const patches = stride[0] === kh && stride[1] === kw
  return op({
    name: 'conv2d',
    inputs: bias ? [input, weight, bias] : [input, weight],
    args: [stride, [0, 0], [1, 1], 1],
    shape: [b, d, h, w],
    compute: (x, kernel, shift) => {
      const y = patches ? projectPatches(x, kernel, h, w) : slide(x, kernel, stride)
      const shifted = shift ? tf.add(y, shift) : y // (b, h, w, d)
      return tf.transpose(shifted, [0, 3, 1, 2])
    },
  })
}

/**
 * Patches that do not overlap are cut out by reshape and projected by one matmul: tfjs's wasm has no
 * gradient for convolution filters, and has all of these.
 */
function projectPatches(x: Raw, kernel: Raw, h: number, w: number): Raw {
  const [b, c] = x.shape
  const [d, , kh, kw] = kernel.shape
  const seen = tf.slice(x, [0, 0, 0, 0], [b, c, h * kh, w * kw])
  const cut = tf.transpose(tf.reshape(seen, [b, c, h, kh, w, kw]), [0, 2, 4, 1, 3, 5])
  const rows = tf.reshape(cut, [b * h * w, c * kh * kw])
  const columns = tf.transpose(tf.reshape(kernel, [d, c * kh * kw]))
  return tf.reshape(tf.matMul(rows, columns), [b, h, w, d])
}

/** tfjs wants channels last; the detour stays in here. */
function slide(x: Raw, kernel: Raw, stride: Pair): Raw {
  const image = tf.transpose(x, [0, 2, 3, 1])
  const filter = tf.transpose(kernel, [2, 3, 1, 0])
  return tf.conv2d(image as never, filter as never, [...stride], 'valid')
}
