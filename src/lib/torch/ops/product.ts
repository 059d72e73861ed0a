import { device } from '../device'
import { type Raw, tf } from '../tf'

/** A matrix product, or a stack of them. */
export function product(a: Raw, b: Raw, transposeA = false, transposeB = false): Raw {
  // tfjs's wasm is ten times slower when it has to transpose within the product.
  if (device() === 'wasm' && a.rank === 2) {
    return tf.matMul(transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : b)
  }
  return tf.matMul(a, b, transposeA, transposeB)
}
