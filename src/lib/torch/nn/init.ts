import { uniform } from '../random'
import { checkNew, type Shape } from '../shape'
import type { Tensor } from '../tensor'

/** What PyTorch's layers start from: even numbers, the narrower the more numbers are added up. */
export function layerWeight(shape: Shape): Tensor {
  checkNew('empty', 'SymInts', shape)
  // kaiming_uniform_ with a = √5, rounded as PyTorch rounds it.
  const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2))
  return uniform(shape, Math.sqrt(3) * (gain / Math.sqrt(fanIn(shape))))
}

export const layerBias = (weight: Shape): Tensor =>
  uniform([weight[0]], fanIn(weight) ? 1 / Math.sqrt(fanIn(weight)) : 0)

/** xavier_uniform_: as narrow as what comes in and goes out together ask for. */
export const xavier = ([out, into]: Shape): Tensor =>
  uniform([out, into], Math.sqrt(3) * Math.sqrt(2 / (into + out)))

/** How many numbers are added up for one result. */
const fanIn = ([, ...rest]: Shape) => rest.reduce((n, size) => n * size, 1)
