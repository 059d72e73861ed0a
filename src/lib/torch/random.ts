import { fromArray } from './create'
import { device } from './device'
import { numel, type Shape } from './shape'
import type { Tensor } from './tensor'

/** mulberry32: small, fast, and the same on every machine. (PyTorch's own generator is another; weights travel as data.) */
function generator(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

let random = generator(0)

/** Start the random numbers anew: the same seed gives the same weights. */
export function manualSeed(seed: number) {
  random = generator(seed)
}

const draw = (shape: Shape, sample: () => number): Tensor =>
  fromArray(device() === 'meta' ? [] : Float32Array.from({ length: numel(shape) }, sample), shape)

/** Normal numbers, mean 0 and variance 1 (Box and Muller's way). */
export const randn = (...shape: number[]) =>
  draw(shape, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))

/** Numbers spread evenly over (−bound, bound). */
export const uniform = (shape: Shape, bound: number) =>
  draw(shape, () => (2 * random() - 1) * bound)
