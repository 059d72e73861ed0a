import { device } from './device'
import type { Dtype } from './op'
import { own } from './scope'
import { numel, type Shape } from './shape'
import { Tensor } from './tensor'
import { tf } from './tf'

type Values = ArrayLike<number>

/** A tensor of these numbers, given in reading order. On `meta` only the shape is kept. */
export function fromArray(values: Values, shape: Shape, dtype: Dtype = 'float32'): Tensor {
  if (device() === 'meta') return new Tensor(null, shape, { dtype })
  const raw = tf.tensor(Float32Array.from(values), [...shape], dtype === 'int64' ? 'int32' : 'float32')
  return new Tensor(own(raw), shape, { dtype })
}

export const full = (shape: Shape, value: number) =>
  fromArray(new Float32Array(device() === 'meta' ? 0 : numel(shape)).fill(value), shape)

export const zeros = (...shape: number[]) => full(shape, 0)
export const ones = (...shape: number[]) => full(shape, 1)
