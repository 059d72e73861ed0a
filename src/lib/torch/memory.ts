import { device } from './device'
import { errors } from './errors'
import { numel, type Shape } from './shape'
import { tf } from './tf'

let limit = Number.POSITIVE_INFINITY

/** From now on a tensor that would make them all together larger than this is refused, in PyTorch's words. */
export function limitMemory(bytes: number) {
  limit = bytes
}

/** Is there room for one more tensor of this shape? */
export function reserve(shape: Shape) {
  if (device() === 'meta' || limit === Number.POSITIVE_INFINITY) return
  const bytes = 4 * numel(shape)
  if (tf.engine().state.numBytes + bytes > limit) throw errors.outOfMemory(bytes)
}
