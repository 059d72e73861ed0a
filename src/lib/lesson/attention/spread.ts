import { noGrad, Slice, type Tensor } from '../../torch'

/** How widely scores spread, and how much of its row the largest weight takes: before the scale and after. */
export interface Spread {
  nh: number
  hd: number
  variance: { raw: number; scaled: number }
  most: { raw: number; scaled: number }
}

export interface Spreads {
  variance: { q: number; k: number }
  cuts: Spread[]
}

/** The same queries and keys (b, l, d) of the first image, cut into other numbers of heads. */
export async function spreads(q: Tensor, k: Tensor, heads: number[]): Promise<Spreads> {
  const [q1, k1] = noGrad(() => [q, k].map((x) => x.index(Slice(0, 1))))
  const cuts: Spread[] = []
  for (const nh of heads) cuts.push(await spread(q1, k1, nh))
  return { variance: { q: await variance(q1), k: await variance(k1) }, cuts }
}

async function spread(q: Tensor, k: Tensor, nh: number): Promise<Spread> {
  const [b, l, d] = q.shape
  const hd = d / nh
  const split = (x: Tensor) => x.reshape(b, l, nh, hd).transpose(1, 2)
  const raw = noGrad(() => split(q).matmul(split(k).transpose(-2, -1))) // (b, nh, l, l)
  const scaled = noGrad(() => raw.div(hd ** 0.5))
  return {
    nh,
    hd,
    variance: { raw: await variance(raw), scaled: await variance(scaled) },
    most: { raw: await most(raw), scaled: await most(scaled) },
  }
}

const variance = (x: Tensor) => noGrad(() => x.var()).item()

/** The largest weight of a row, on average. */
const most = (score: Tensor) => noGrad(() => score.softmax(-1).max(-1).values.mean()).item()

/** The numbers of heads that d divides by. */
export const divisors = (d: number) =>
  Array.from({ length: d }, (_, i) => i + 1).filter((nh) => d % nh === 0)
