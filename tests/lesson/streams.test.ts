import { beforeAll, expect, test } from 'vitest'
import { PostNormBlock } from '../../src/lib/lesson/post-norm'
import { blockCount, streams } from '../../src/lib/lesson/streams'
import { manualSeed, noGrad, randn, setDevice } from '../../src/lib/torch'
import { TransformerEncoderBlock } from '../../src/lib/vit'

const config = { embedDim: 12, numHeads: 3, mlpDim: 20 }
const l = 7
const run = (gain: number) => {
  manualSeed(3)
  return streams(config, randn(1, l, config.embedDim), gain)
}
const after = (numbers: Float32Array, blocks: number) =>
  numbers.subarray(blocks * l, (blocks + 1) * l)
const mean = (numbers: Float32Array) => numbers.reduce((sum, n) => sum + n) / numbers.length

beforeAll(() => setDevice('cpu'))

test('pre-norm lets the stream grow, post-norm brings every token back to std 1', async () => {
  const { pre, post } = await run(2)
  expect(mean(after(pre.std, blockCount))).toBeGreaterThan(1.5 * mean(after(pre.std, 0)))
  for (let block = 1; block <= blockCount; block++) {
    for (const std of after(post.std, block)) expect(std).toBeCloseTo(1, 4)
    for (const m of after(post.mean, block)) expect(m).toBeCloseTo(0, 5)
  }
})

test('both begin with the same tokens and the same gradient at the end', async () => {
  const { pre, post } = await run(1)
  expect(after(pre.norm, 0)).toEqual(after(post.norm, 0))
  expect(after(pre.gradient, blockCount)).toEqual(after(post.gradient, blockCount))
})

test('the first block is the post’s own, with PyTorch’s weights', async () => {
  const { pre } = await run(1)
  manualSeed(3)
  const x = randn(1, l, config.embedDim)
  const block = new TransformerEncoderBlock(12, 3, 20).eval()
  const norm = noGrad(() => block(x).norm({ dim: -1 }))
  expect(after(pre.norm, 1)).toEqual(await norm.data())
})

test('a post-norm block takes the weights of the post’s block by name', () => {
  const keys = (block: { stateDict(): Map<string, unknown> }) => [...block.stateDict().keys()]
  expect(keys(new PostNormBlock(12, 3, 20))).toEqual(keys(new TransformerEncoderBlock(12, 3, 20)))
})
