import { broadcastShapes, numel, type Shape } from '../shape'
import { type Raw, tf } from '../tf'

/**
 * What tfjs's WebGPU gets wrong, or refuses, for tensors of more than four axes, done on fewer: a pad or a slice with
 * steps gives zeros there, a where fails, a tile waits for the GPU and may lose it.
 */

/** The whole tensor side by side, so many times along each axis. */
export function tile(raw: Raw, times: Shape): Raw {
  if (raw.rank <= 4) return tf.tile(raw, [...times])
  return times.reduce((tiled, n, axis) => {
    if (n === 1) return tiled
    const flat = tf.tile(around(tiled, axis), [1, n, 1])
    return tf.reshape(flat, resized(tiled, axis, n * tiled.shape[axis]))
  }, raw)
}

/** Axes of size 1, or missing in front, repeated until the shape is reached. */
export function broadcast(raw: Raw, shape: Shape): Raw {
  const from = [...new Array(shape.length - raw.rank).fill(1), ...raw.shape]
  return tile(
    tf.reshape(raw, from),
    shape.map((n, i) => (from[i] === n ? 1 : n)),
  )
}

/** Zeros before and after, along each axis. */
export function pad(raw: Raw, margins: readonly (readonly [number, number])[]): Raw {
  return margins.reduce((padded, [before, after], axis) => {
    if (before === 0 && after === 0) return padded
    const flat = tf.pad(around(padded, axis), [[0, 0], [before, after], [0, 0]]) // biome-ignore format: pairs
    return tf.reshape(flat, resized(padded, axis, before + padded.shape[axis] + after))
  }, raw)
}

/** Every `step`-th number along an axis, from the first on. */
export function everyNth(raw: Raw, axis: number, step: number): Raw {
  if (step === 1) return raw
  const flat = around(raw, axis)
  const picked = tf.stridedSlice(flat, [0, 0, 0], flat.shape, [1, step, 1])
  return tf.reshape(picked, resized(raw, axis, Math.ceil(raw.shape[axis] / step)))
}

/** The way back of `everyNth`: zeros between the numbers along an axis. */
export function spaced(raw: Raw, axis: number, step: number): Raw {
  const count = raw.shape[axis]
  if (step === 1 || count === 0) return raw
  const [before, , after] = around(raw, axis).shape
  const single = tf.reshape(raw, [before * count, 1, after])
  const apart = tf.pad(single, [[0, 0], [0, step - 1], [0, 0]]) // biome-ignore format: pairs
  const reach = (count - 1) * step + 1
  const cut = tf.slice(tf.reshape(apart, [before, count * step, after]), 0, [before, reach, after])
  return tf.reshape(cut, resized(raw, axis, reach))
}

/**
 * Sums so far along an axis; backwards from the end if `reverse`. By a triangle of ones: tfjs's own is wrong on WebGPU
 * as soon as its input was reshaped.
 */
export function cumsum(raw: Raw, axis: number, reverse = false): Raw {
  const n = raw.shape[axis]
  const ones = Float32Array.from({ length: n * n }, (_, i) => {
    const [row, column] = [Math.floor(i / n), i % n]
    return Number(reverse ? column >= row : column <= row)
  })
  const flat = around(raw, axis)
  const columns = tf.reshape(tf.transpose(flat, [1, 0, 2]), [n, -1])
  const sums = tf.matMul(tf.tensor2d(ones, [n, n]), columns)
  const [before, , after] = flat.shape
  return tf.reshape(tf.transpose(tf.reshape(sums, [n, before, after]), [1, 0, 2]), raw.shape)
}

/** From `a` where the condition holds, else from `b`; all three broadcast. */
export function where(condition: Raw, a: Raw, b: Raw): Raw {
  const shape = [a.shape, b.shape].reduce(broadcastShapes, condition.shape)
  if (shape.length <= 4) return tf.where(condition, a, b)
  const flat = (raw: Raw) => tf.reshape(broadcast(raw, shape), [numel(shape)])
  return tf.reshape(tf.where(flat(condition), flat(a), flat(b)), shape)
}

/** Three axes: all before, this one, all behind. */
function around(raw: Raw, axis: number): Raw {
  const { shape } = raw
  return tf.reshape(raw, [numel(shape.slice(0, axis)), shape[axis], numel(shape.slice(axis + 1))])
}

const resized = ({ shape }: Raw, axis: number, size: number) =>
  shape.map((n, i) => (i === axis ? size : n))
