import { device } from '../device'
import { numel, type Shape } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { product } from './product'

/** The numbers of an integer tensor, if they can be had without waiting for a GPU. */
export function knownIntegers(t: Tensor): ArrayLike<number> | null {
  if (t.known) return t.known
  const here = device() === 'cpu' || device() === 'wasm'
  return here && !t.isMeta ? t.raw.dataSync() : null
}

/**
 * The way back of picking along an axis: every number of `grad` is added to the place it was picked from.
 * A matrix of ones and zeros does it, since tfjs's wasm has no scatter with a sum.
 */
export function addAtPlaces(
  grad: Raw,
  places: Raw,
  shape: Shape,
  axis: number,
  placesRank: number,
) {
  const axes = grad.shape.map((_, i) => i)
  const picked = axes.slice(axis, axis + placesRank)
  const others = axes.filter((i) => !picked.includes(i))
  const rest = others.map((i) => grad.shape[i])
  const rows = tf.reshape(tf.transpose(grad, [...picked, ...others]), [places.size, numel(rest)])
  const choice = tf.oneHot(tf.reshape(places, [places.size]) as never, shape[axis], 1, 0, 'float32')
  const sums = tf.reshape(product(choice, rows, true), [shape[axis], ...rest])
  const order = rest.map((_, i) => i + 1)
  order.splice(axis, 0, 0)
  return tf.transpose(sums, order)
}
