import { beforeAll, describe, expect, test } from 'vitest'
import {
  addressOfHead,
  addressOfToken,
  cellsAt,
  owners,
} from '../../src/lib/lesson/attention/follow'
import {
  headAddress,
  headCellAt,
  mergedFrom,
  toHeads,
  tokenAddress,
  tokenCellAt,
  tokensInHead,
  toTokens,
  type Version,
} from '../../src/lib/lesson/attention/heads'
import { rowOf, rowSums, weighed, weightsAt } from '../../src/lib/lesson/attention/row'
import { divisors, spreads } from '../../src/lib/lesson/attention/spread'
import { places } from '../../src/lib/lesson/lessons/multi-head-self-attention'
import {
  fromArray,
  manualSeed,
  operations,
  randn,
  setDevice,
  type Tensor,
  trace,
} from '../../src/lib/torch'
import { MultiHeadSelfAttention } from '../../src/lib/vit/attention'

const sizes = { nh: 3, l: 7, hd: 4 }
const { nh, l, hd } = sizes
const d = nh * hd
beforeAll(() => setDevice('cpu'))

describe('a row, worked out beside the module', () => {
  let numbers: Record<keyof typeof places, Float32Array>
  let outputs: Record<keyof typeof places, Tensor>

  beforeAll(async () => {
    manualSeed(5)
    const module = new MultiHeadSelfAttention(d, nh).eval()
    const { steps, tensors } = trace(() => module(randn(2, l, d)))
    const found = Object.entries(places).map(([name, at]) => [
      name,
      tensors.get(operations(steps)[at].output.id) as Tensor,
    ])
    outputs = Object.fromEntries(found)
    numbers = Object.fromEntries(
      await Promise.all(
        found.map(async ([name, tensor]) => [name, await (tensor as Tensor).data()]),
      ),
    )
  })

  test('at temperature 1 the weights are the module’s softmax', () => {
    const [row, weight] = [numbers.scaled, numbers.weight].map((of) => rowOf(of, sizes, 2, 5))
    weightsAt(row, 1).forEach((w, j) => {
      expect(w).toBeCloseTo(weight[j], 6)
    })
  })

  test('at another temperature they are the softmax of the scores divided by it', async () => {
    const weights = weightsAt(rowOf(numbers.scaled, sizes, 1, 3), 0.1)
    const asked = await outputs.scaled.div(0.1).softmax(-1).data()
    rowOf(asked, sizes, 1, 3).forEach((w, j) => {
      expect(weights[j]).toBeCloseTo(w, 5)
    })
  })

  test('weights times values add up to the module’s attention', () => {
    const { parts, sum } = weighed(rowOf(numbers.weight, sizes, 1, 6), numbers.v, sizes, 1)
    const atten = numbers.atten.subarray((1 * l + 6) * hd, (1 * l + 7) * hd)
    atten.forEach((a, c) => {
      expect(sum[c]).toBeCloseTo(a, 6)
      expect(parts.slice(c * l, (c + 1) * l).reduce((x, y) => x + y)).toBeCloseTo(a, 6)
    })
  })

  test('every row of weights sums to 1', () => {
    for (const sum of rowSums(numbers.weight, l)) expect(sum).toBeCloseTo(1, 6)
  })

  test('unscaled scores spread hd times as wide as scaled ones', async () => {
    const { cuts } = await spreads(outputs.q, outputs.k, divisors(d))
    expect(cuts.map(({ hd }) => hd)).toEqual([12, 6, 4, 3, 2, 1])
    for (const { hd, variance } of cuts) expect(variance.raw / variance.scaled).toBeCloseTo(hd, 3)
    const first = (at: Tensor) => at.narrow(0, 0, 1)
    expect(cuts[2].variance.raw).toBeCloseTo(await first(outputs.score).var().item(), 5)
    const most = first(outputs.weight).max(-1).values.mean()
    expect(cuts[2].most.scaled).toBeCloseTo(await most.item(), 6)
  })
})

describe.each(['right', 'wrong'] as Version[])('the %s reshape of heads', (version) => {
  const memory = Float32Array.from({ length: l * d }, (_, i) => i)

  test('splits as torch does', async () => {
    const x = fromArray(memory, [1, l, d])
    const heads =
      version === 'right' ? x.reshape(1, l, nh, hd).transpose(1, 2) : x.reshape(1, nh, l, hd)
    const numbers = await heads.data()
    for (let at = 0; at < l * d; at++) {
      const cell = toHeads(sizes, version, tokenCellAt(sizes, at))
      expect(numbers[headAddress(sizes, cell)]).toBe(at)
    }
  })

  test('merges as torch does', async () => {
    const x = fromArray(memory, [1, nh, l, hd])
    const merged = version === 'right' ? x.transpose(1, 2).reshape(1, l, d) : x.reshape(1, l, d)
    const numbers = await merged.data()
    for (let at = 0; at < l * d; at++) {
      const cell = toTokens(sizes, version, headCellAt(sizes, at))
      expect(numbers[tokenAddress(sizes, cell)]).toBe(at)
      expect(toHeads(sizes, version, cell)).toEqual(headCellAt(sizes, at))
    }
  })
})

test('split rightly, a head holds hd numbers of every token; wrongly, all numbers of a third of them', () => {
  expect(tokensInHead(sizes, 'right', 1)).toEqual(Array(l).fill(hd))
  expect(tokensInHead(sizes, 'wrong', 0)).toEqual([d, d, 4, 0, 0, 0, 0])
  expect(tokensInHead(sizes, 'wrong', 1)).toEqual([0, 0, 8, d, 8, 0, 0])
})

test('merged rightly, a token is itself in every head; wrongly, three tokens of one head', () => {
  const from = (version: Version) =>
    mergedFrom(sizes, version, 1).map(({ head, token, count }) => [head, token, count])
  expect(from('right')).toEqual([
    [0, 1, hd],
    [1, 1, hd],
    [2, 1, hd],
  ])
  expect(from('wrong')).toEqual([
    [0, 3, hd],
    [0, 4, hd],
    [0, 5, hd],
  ])
})

test('a number keeps its owner on its way, and is found again from either side', () => {
  for (const way of ['split', 'merge'] as const) {
    for (const version of ['right', 'wrong'] as const) {
      const { tokens, heads } = owners(sizes, { way, version })
      for (let at = 0; at < l * d; at++) {
        const { token, head } = cellsAt(sizes, { way, version }, at)
        expect(addressOfToken(sizes, { way, version }, token)).toBe(at)
        expect(addressOfHead(sizes, { way, version }, head)).toBe(at)
        const owner = way === 'split' ? token.token : head.token
        expect(tokens[tokenAddress(sizes, token)]).toBe(owner)
        expect(heads[headAddress(sizes, head)]).toBe(owner)
      }
    }
  }
})
