import { device } from '../device'
import { numel, type Shape } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw } from './dtype'

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
  const choice = oneHotRows(places, shape[axis])
  const sums = tf.reshape(tf.matMul(choice, rows, true), [shape[axis], ...rest])
  const order = rest.map((_, i) => i + 1)
  order.splice(axis, 0, 0)
  return tf.transpose(sums, order)
}

/** A row with a single 1 for each number. Numbers out of range, which not every backend survives, are moved into it. */
export function oneHotRows(numbers: Raw, classes: number): Raw {
  const first = tf.scalar(0, 'int32')
  const last = tf.scalar(classes - 1, 'int32')
  const inRange = tf.minimum(tf.maximum(tf.reshape(numbers, [numbers.size]), first), last)
  // tfjs's wasm writes the integer 1 whatever type it is asked for.
  return castRaw(tf.oneHot(inRange as never, classes, 1, 0, 'int32'), 'float32')
}
