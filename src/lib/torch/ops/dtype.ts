import { device } from '../device'
import { type Dtype, op } from '../op'
import { elementwiseStrides } from '../strides'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { itself } from './reshape'

/** What tfjs calls the type that stores it. */
export const stored = (dtype: Dtype) => (dtype === 'int64' ? 'int32' : dtype)

export function castRaw(raw: Raw, dtype: Dtype): Raw {
  if (raw.dtype === stored(dtype)) return raw
  const cast = tf.cast(raw, stored(dtype))
  // tfjs's WebGPU only writes another type on integers that become floats; an addition converts them.
  return device() === 'webgpu' && dtype === 'float32' ? tf.add(cast, 0) : cast
}

/** The type that holds the results of both: a float with anything is a float. */
export function promote(a: Dtype, b: Dtype | number): Dtype {
  const other = typeof b !== 'number' ? b : Number.isInteger(b) ? 'bool' : 'float32'
  if (a === 'float32' || other === 'float32') return 'float32'
  if (a === 'int64' || other === 'int64' || typeof b === 'number') return 'int64'
  return 'bool'
}

const cast = (name: string, dtype: Dtype) => (x: Tensor) =>
  x.dtype === dtype
    ? itself(name, x)
    : op({
        name,
        inputs: [x],
        shape: x.shape,
        strides: elementwiseStrides(x.shape, [x]),
        dtype,
        compute: (raw) => {
          // PyTorch drops what is behind the point; any number but 0 is true.
          if (dtype === 'bool') return tf.notEqual(raw, tf.scalar(0, raw.dtype as 'float32'))
          return castRaw(raw, dtype)
        },
      })

export const float = cast('float', 'float32')
export const long = cast('long', 'int64')
export const bool = cast('bool', 'bool')
