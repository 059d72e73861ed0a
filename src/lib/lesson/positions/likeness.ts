import { Slice, type Tensor } from '../../torch'

/** How alike the vectors of a square of places are, by their cosines. */
export interface Likeness {
  /** One place with every place, in reading order. */
  cosines: Float32Array
  /** How far those with other places are from 0: the root of their mean square. */
  scatter: number
  /** The mean over all pairs of neighbours, side by side or one above the other. */
  neighbours: number
  /** The mean over all other pairs. */
  others: number
  /** The mean length of a vector. */
  length: number
}

/** Compare the place `at` of a table (side·side, d) with all, and neighbours with the rest. */
export async function likeness(table: Tensor, at: number): Promise<Likeness> {
  const vectors = table.detach()
  const [n, d] = vectors.shape
  const side = Math.sqrt(n)
  const lengths = vectors.norm({ dim: -1, keepdim: true }) // (n, 1)
  const units = vectors.div(lengths) // (n, d)
  const cosines = await units.matmul(units.index(at)).data() // (n)
  const squares = cosines.reduce((sum, c, i) => (i === at ? sum : sum + c * c), 0)

  const square = units.reshape(side, side, d)
  const [first, last] = [Slice(0, side - 1), Slice(1, side)]
  const beside = square.index(Slice(), first).mul(square.index(Slice(), last)).sum()
  const below = square.index(first).mul(square.index(last)).sum()
  const near = await beside.add(below).item()
  const whole = await units.sum(0).norm().item() // its square: every pair, both ways, and n ones
  const [pairs, nearPairs] = [(n * (n - 1)) / 2, 2 * side * (side - 1)]
  return {
    cosines,
    scatter: Math.sqrt(squares / (n - 1)),
    neighbours: near / nearPairs,
    others: ((whole ** 2 - n) / 2 - near) / (pairs - nearPairs),
    length: await lengths.mean().item(),
  }
}
