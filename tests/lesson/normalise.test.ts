import { beforeAll, expect, test } from 'vitest'
import { cosine, epsilons, lengths, normalise, spread } from '../../src/lib/lesson/normalise'
import { fromArray, manualSeed, nn, randn, setDevice, type Tensor } from '../../src/lib/torch'

const [eps] = epsilons
const sizes = { b: 2, l: 5, d: 8 }
let x: Tensor
let numbers: Float32Array
beforeAll(async () => {
  await setDevice('cpu')
  manualSeed(1)
  x = randn(sizes.b, sizes.l, sizes.d).mul(3).add(1)
  numbers = await x.data()
})

const token = 3
const near = (got: Float32Array, expected: Float32Array) =>
  got.forEach((n, i) => {
    expect(n).toBeCloseTo(expected[i], 5)
  })
const row = (all: Float32Array) => all.subarray(token * sizes.d, (token + 1) * sizes.d)

test('a token normalised over its own numbers is what nn.LayerNorm gives', async () => {
  const norm = new nn.LayerNorm(sizes.d)
  expect(norm.eps).toBe(eps)
  near(normalise(numbers, sizes, 'token', token), row(await norm(x).data()))
})

test('normalised over the tokens or the batch, every channel has its own mean', async () => {
  for (const [group, dims, part] of [
    ['tokens', [0], x.select(0, 0)],
    ['batch', [0, 1], x],
  ] as const) {
    const over = { dim: dims, keepdim: true }
    const variance = part.var({ ...over, unbiased: false })
    const expected = part.sub(part.mean(over)).div(variance.add(eps).sqrt())
    near(normalise(numbers, sizes, group, token), row(await expected.data()))
  }
})

test('only LayerNorm leaves every token with mean 0 and standard deviation 1', () => {
  const of = (group: 'token' | 'tokens') => spread(normalise(numbers, sizes, group, token), 0, 8)
  expect(of('token').mean).toBeCloseTo(0, 6)
  expect(of('token').std).toBeCloseTo(1, 4)
  expect(Math.abs(of('tokens').mean)).toBeGreaterThan(0.05)
})

test('a tiny token shows what eps does: a thousandth of std 1 comes back as 0.30, or 0.71 with 1e-6', () => {
  const tiny = Float32Array.from({ length: 8 }, (_, i) => (i % 2 ? 1e-3 : -1e-3))
  const std = (eps: number) =>
    spread(normalise(tiny, { b: 1, l: 1, d: 8 }, 'token', 0, eps), 0, 8).std
  expect(std(1e-5)).toBeCloseTo(0.3015, 4)
  expect(std(1e-6)).toBeCloseTo(Math.SQRT1_2, 4)
})

test('lengths and angles are torch’s norm and cosine', async () => {
  near(lengths(numbers, sizes), (await x.norm({ dim: -1 }).data()).subarray(0, sizes.l))
  const [a, b] = [fromArray([3, 0], [2]), fromArray([1, 1], [2])]
  expect(cosine(await a.data(), await b.data())).toBeCloseTo(Math.SQRT1_2, 6)
})
