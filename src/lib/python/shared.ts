import type { Tensor } from '../torch'
import { errors } from '../torch/errors'
import { as, overwritten } from './compositions'

/** Where in memory each number lies, in reading order. */
function placesOf({ shape, strides, offset }: Tensor): number[] {
  let places = [offset]
  for (const [axis, size] of shape.entries()) {
    const next: number[] = new Array(places.length * size)
    for (let i = 0; i < next.length; i++) {
      next[i] = places[Math.floor(i / size)] + (i % size) * strides[axis]
    }
    places = next
  }
  return places
}

/** What `other`, which shares memory with `changed`, becomes by its change; null where they do not touch. */
export function seenIn(other: Tensor, changed: Tensor): Tensor | null {
  if (alike(other, changed)) return changed.clone()
  const at = new Map(placesOf(changed).map((place, i) => [place, i]))
  const from = placesOf(other).map((place) => at.get(place) ?? -1)
  return from.some((i) => i >= 0) ? overwritten(other, from, changed) : null
}

const alike = (a: Tensor, b: Tensor) =>
  a.offset === b.offset && String([a.shape, a.strides]) === String([b.shape, b.strides])

const range = { bool: 0, int64: 1, float32: 2 }
const names = { bool: 'Bool', int64: 'Long', float32: 'Float' }

/** The result as `target` can hold it; PyTorch's error where it cannot. */
export function fitting(target: Tensor, result: Tensor): Tensor {
  if (target.shape.some((size, i) => size > 1 && target.strides[i] === 0))
    throw errors.inPlaceTwice()
  if (String(target.shape) !== String(result.shape)) {
    throw errors.inPlaceShape(target.shape, result.shape)
  }
  if (range[result.dtype] > range[target.dtype]) {
    throw errors.inPlaceType(names[target.dtype], names[result.dtype])
  }
  return as(target.dtype, result)
}
