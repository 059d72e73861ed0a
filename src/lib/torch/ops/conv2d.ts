import { errors } from '../errors'
import { op } from '../op'
import { channelsLastStrides, suggestsChannelsLast } from '../strides'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { everyNth, pad, spaced } from './raw'

export type Pair = readonly [number, number]
export type PairLike = number | Pair
export const pair = (size: PairLike): [number, number] =>
  typeof size === 'number' ? [size, size] : [...size]

export interface ConvOptions {
  stride?: PairLike
  padding?: PairLike
  dilation?: PairLike
}

/** Where a kernel is laid on an image, and how often. */
interface Grid {
  image: readonly [b: number, c: number, height: number, width: number]
  kernel: Pair
  stride: Pair
  padding: Pair
  dilation: Pair
  /** How many places there are, down and across. */
  h: number
  w: number
}

/**
 * Slide `weight` (d, c, kh, kw) over `input` (b, c, H, W) in steps of `stride`; the floor of what fits.
 * Output (b, d, ⌊(H − kh) / stride⌋ + 1, ⌊(W − kw) / stride⌋ + 1), for padding 0 and dilation 1.
 */
export function conv2d(
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null = null,
  options: ConvOptions = {},
): Tensor {
  if (!(input instanceof Tensor)) throw errors.notATensor('conv2d', 'input', 1, input)
  const grid = place(input, weight, options)
  const { h, w } = grid
  const [d] = weight.shape
  const shape = [grid.image[0], d, h, w]
  const { stride, padding, dilation } = grid
  const columns = (kernel: Raw) => tf.reshape(kernel, [d, kernel.size / d])
  return op({
    name: 'conv2d',
    inputs: bias ? [input, weight, bias] : [input, weight],
    args: [stride, padding, dilation, 1],
    shape: input.dim() === 3 ? shape.slice(1) : shape,
    strides: suggestsChannelsLast(input) ? channelsLastStrides(shape) : undefined,
    compute: (x, kernel, shift) => {
      const y = tf.matMul(rows(x, grid), columns(kernel), false, true)
      const shifted = tf.reshape(shift ? tf.add(y, shift) : y, [grid.image[0], h, w, d])
      const channelsFirst = tf.transpose(shifted, [0, 3, 1, 2])
      return input.dim() === 3 ? tf.reshape(channelsFirst, shape.slice(1)) : channelsFirst
    },
    backward: (grad, [x, kernel]) => {
      const channelsLast = tf.transpose(tf.reshape(grad, shape), [0, 2, 3, 1])
      const g = tf.reshape(channelsLast, [grid.image[0] * h * w, d])
      const ofWeight = () => tf.reshape(tf.matMul(g, rows(x, grid), true), weight.shape)
      const ofInput = () => tf.reshape(unrows(tf.matMul(g, columns(kernel)), grid), input.shape)
      return [
        input.requiresGrad ? ofInput() : null,
        weight.requiresGrad ? ofWeight() : null,
        bias?.requiresGrad ? tf.sum(g, 0) : null,
      ]
    },
  })
}

function place(input: Tensor, weight: Tensor, options: ConvOptions): Grid {
  if (input.dim() !== 4 && input.dim() !== 3) throw errors.convRank(input.shape)
  const image = (input.dim() === 3 ? [1, ...input.shape] : input.shape) as [number, number, number, number] // biome-ignore format: one thought
  const [, c, height, width] = image
  const [, channels, ...kernel] = weight.shape as [number, number, number, number]
  if (c !== channels) throw errors.convChannels(weight.shape, image, c)
  const stride = pair(options.stride ?? 1)
  const padding = pair(options.padding ?? 0)
  const dilation = pair(options.dilation ?? 1)
  const padded = [height + 2 * padding[0], width + 2 * padding[1]]
  const reach = kernel.map((k, i) => (k - 1) * dilation[i] + 1)
  if (padded[0] < reach[0] || padded[1] < reach[1]) throw errors.convKernel(padded, reach)
  const [h, w] = padded.map((size, i) => Math.floor((size - reach[i]) / stride[i]) + 1)
  return { image, kernel, stride, padding, dilation, h, w }
}

/** Patches side by side, as a ViT cuts them: every number of the image is read once at most. */
const isPatches = ({ kernel, stride, padding, dilation }: Grid) =>
  kernel.every((k, i) => k === stride[i] && padding[i] === 0 && dilation[i] === 1)

/** What the kernel sees at each place, one row (c, kh, kw) for each: (b · h · w, c · kh · kw). */
function rows(x: Raw, grid: Grid): Raw {
  const { image, kernel, stride, padding, dilation, h, w } = grid
  const [b, c] = image
  const [kh, kw] = kernel
  const whole = tf.reshape(x, [...image])
  if (isPatches(grid)) {
    const seen = tf.slice(whole, [0, 0, 0, 0], [b, c, h * kh, w * kw])
    const cut = tf.transpose(tf.reshape(seen, [b, c, h, kh, w, kw]), [0, 2, 4, 1, 3, 5])
    return tf.reshape(cut, [b * h * w, c * kh * kw])
  }
  const padded = pad(whole, [none, none, [padding[0], padding[0]], [padding[1], padding[1]]])
  const views = steps(grid).map(([i, j]) => {
    const reach = [b, c, (h - 1) * stride[0] + 1, (w - 1) * stride[1] + 1]
    const view = tf.slice(padded, [0, 0, i * dilation[0], j * dilation[1]], reach)
    return everyNth(everyNth(view, 2, stride[0]), 3, stride[1])
  })
  const stacked = tf.transpose(tf.stack(views, 4), [0, 2, 3, 1, 4]) // (b, h, w, c, kh · kw)
  return tf.reshape(stacked, [b * h * w, c * kh * kw])
}

/** The way back of `rows`: each number is added to the pixel it was read from. */
function unrows(grad: Raw, grid: Grid): Raw {
  const { image, kernel, stride, padding, dilation, h, w } = grid
  const [b, c, height, width] = image
  const [kh, kw] = kernel
  if (isPatches(grid)) {
    const cut = tf.reshape(grad, [b, h, w, c, kh, kw])
    const seen = tf.reshape(tf.transpose(cut, [0, 3, 1, 4, 2, 5]), [b, c, h * kh, w * kw])
    return pad(seen, [none, none, [0, height - h * kh], [0, width - w * kw]])
  }
  const views = tf.unstack(
    tf.transpose(tf.reshape(grad, [b, h, w, c, kh * kw]), [0, 3, 1, 2, 4]),
    4,
  )
  const [tall, wide] = [height + 2 * padding[0], width + 2 * padding[1]]
  const placed = steps(grid).map(([i, j], n) => {
    const block = spaced(spaced(views[n], 2, stride[0]), 3, stride[1])
    const [top, left] = [i * dilation[0], j * dilation[1]]
    const [down, across] = block.shape.slice(2)
    return pad(block, [none, none, [top, tall - top - down], [left, wide - left - across]])
  })
  // tfjs's WebGPU loses some of seven or more in addN.
  const sum = placed.reduce((a, b) => tf.add(a, b))
  return tf.slice(sum, [0, 0, ...padding], [...image])
}

const none = [0, 0] as const

/** The cells of the kernel in reading order. */
const steps = ({ kernel: [kh, kw] }: Grid) =>
  Array.from({ length: kh * kw }, (_, n) => [Math.floor(n / kw), n % kw])
