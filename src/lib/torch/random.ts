import { fromArray } from './create'
import { device } from './device'
import { errors } from './errors'
import { normals, random24, random32, random53 } from './generator'
import { reserve } from './memory'
import { checkNew, numel, type Shape, type Sizes, sizesOf } from './shape'
import type { Tensor } from './tensor'

export { manualSeed } from './generator'

/** On `meta` nothing is drawn: there are no numbers. */
const draw = (shape: Shape, values: (count: number) => ArrayLike<number>): Tensor =>
  fromArray(device() === 'meta' ? [] : values(room(shape)), shape)

function room(shape: Shape): number {
  reserve(shape)
  return numel(shape)
}

function checked(op: string, given: Sizes): number[] {
  const shape = sizesOf(given)
  checkNew(op, 'ints', shape)
  return shape
}

/** Normal numbers, mean 0 and variance 1. */
export const randn = (...sizes: Sizes) => draw(checked('randn', sizes), normals)

/** Numbers spread evenly over [0, 1). */
export const rand = (...sizes: Sizes) =>
  draw(checked('rand', sizes), (count) => Float32Array.from({ length: count }, random24))

/** Numbers spread evenly over [−bound, bound): PyTorch's `tensor.uniform_`. */
export function uniform(shape: Shape, bound: number): Tensor {
  const from = Math.fround(-bound)
  const span = Math.fround(Math.fround(bound) - from)
  return draw(shape, (count) =>
    Float32Array.from({ length: count }, () => random24() * span + from),
  )
}

/** Integers from `low` (0 unless given) up to but not including `high`. */
export function randint(...given: [number, Shape] | [number, number, Shape]): Tensor {
  const shape = given[given.length - 1] as Shape
  const [low, high] = given.length === 3 ? [given[0], given[1] as number] : [0, given[0]]
  checkNew('randint', 'ints', shape)
  if (low >= high) throw errors.emptyRange(low, high)
  const values = Array.from({ length: device() === 'meta' ? 0 : numel(shape) }, () => low + (random32() % (high - low))) // biome-ignore format: one thought
  return fromArray(values, shape, 'int64')
}

/** The integers below `count` in random order. */
export function randperm(count: number): Tensor {
  checkNew('randperm', 'ints', [count])
  const order = Int32Array.from({ length: count }, (_, i) => i)
  if (device() !== 'meta') {
    for (let i = 0; i < count - 1; i++) {
      const other = i + (random32() % (count - i))
      ;[order[i], order[other]] = [order[other], order[i]]
    }
  }
  return fromArray(order, [count], 'int64')
}

/** `count` times 1 with chance `p`, else 0. */
export const bernoulli = (count: number, p: number) =>
  Uint8Array.from({ length: count }, () => (random53() < p ? 1 : 0))
