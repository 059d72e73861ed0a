import * as arithmetic from './ops/arithmetic'
import * as compare from './ops/compare'
import { bool, float, long } from './ops/dtype'
import { expand, expandAs, repeat } from './ops/expand'
import { argmax, argmin, type Extreme, max, min } from './ops/extremes'
import { index, indexSelect, narrow, select } from './ops/indexing'
import { bmm, matmul, mm } from './ops/matmul'
import { movedim, permute, swapaxes, t, transpose } from './ops/permute'
import { cumsum, mean, norm, std, sum, variance } from './ops/reduce'
import { clone, contiguous, flatten, reshape, squeeze, unflatten, unsqueeze, view } from './ops/reshape' // biome-ignore format: one family
import { logSoftmax, softmax } from './ops/softmax'
import { chunk, split, unbind } from './ops/split'
import { abs, clamp, cos, erf, exp, log, neg, relu, rsqrt, sigmoid, sin, sqrt, tanh } from './ops/unary' // biome-ignore format: one family
import { Tensor } from './tensor'

const { where, ...comparisons } = compare

/** Every operation takes its tensor first; as a method, the tensor is `this`. */
export const operations = {
  ...arithmetic,
  ...comparisons,
  ...{ bool, float, long },
  ...{ expand, expandAs, repeat, index, indexSelect, narrow, select, chunk, split, unbind },
  ...{ movedim, permute, swapaxes, t, transpose, bmm, matmul, mm },
  ...{ clone, contiguous, flatten, reshape, squeeze, unflatten, unsqueeze, view },
  ...{ cumsum, mean, norm, std, sum, var: variance, argmax, argmin, max, min },
  ...{ logSoftmax, softmax },
  ...{ abs, clamp, cos, erf, exp, log, neg, relu, rsqrt, sigmoid, sin, sqrt, tanh },
}

type Operations = typeof operations
// Where the rest has no names of its own, it is `permute(...dims)`.
type Method<F> = F extends (x: Tensor, ...dims: infer R) => infer Out ? (...dims: R) => Out : never
type Simple = { [K in keyof Operations as Exclude<K, 'max' | 'min'>]: Method<Operations[K]> }

export interface Methods extends Simple {
  max: Extreme
  min: Extreme
  /** Itself where the condition holds, `other` elsewhere. */
  where(condition: Tensor, other: Tensor | number): Tensor
}

type Operation = (x: Tensor, ...rest: unknown[]) => unknown

for (const [name, operation] of Object.entries(operations) as [string, Operation][]) {
  Object.defineProperty(Tensor.prototype, name, {
    value(this: Tensor, ...rest: unknown[]) {
      return operation(this, ...rest)
    },
    writable: true,
    configurable: true,
  })
}
Tensor.prototype.where = function (condition, other) {
  return where(condition, this, other)
}
