import { beforeAll, expect, test } from 'vitest'
import { cost, operations, setDevice, trace, zeros } from '../../src/lib/torch'
import { MultiHeadSelfAttention, PatchEmbedding, VisionTransformer } from '../../src/lib/vit'

beforeAll(() => setDevice('meta'))

/** Flops and bytes of every operation, in order. */
const costs = (f: () => unknown) =>
  operations(trace(f).steps).map((step) => [step.op, cost(step).flops, cost(step).bytes])

test('patch embedding costs what a pencil says', () => {
  // b 2, c 3, 8 × 8 pixels, p 4, d 5: 2 × 2 patches of 48 numbers.
  const model = new PatchEmbedding(3, 4, 5, 8)
  expect(costs(() => model(zeros(2, 3, 8, 8)))).toEqual([
    ['conv2d', (2 * 48 + 1) * (2 * 5 * 4), 4 * (2 * 5 * 4)], // 40 outputs, 48 products each, a bias
    ['permute', 0, 0],
    ['reshape', 0, 0],
    ['expand', 0, 0],
    ['cat', 0, 4 * (2 * 5 * 5)],
    ['__getitem__', 0, 0],
    ['add', 2 * 5 * 5, 4 * (2 * 5 * 5)],
  ])
})

test('attention costs what a pencil says', () => {
  // b 1, l 3, d 4, two heads of 2.
  const model = new MultiHeadSelfAttention(4, 2).eval()
  const total = trace(() => model(zeros(1, 3, 4))).steps[0]
  const linears = 4 * (2 * 4 + 1) * 12 // four of them, 12 outputs each
  const matmuls = 2 * 2 * 18 + 2 * 3 * 12 // scores (2, 3, 3), then weights times values
  const scale = 18
  const softmax = 5 * 18
  expect(cost(total).flops).toBe(linears + matmuls + scale + softmax)
})

test('ViT-B/16 takes about 35 billion operations, as published (17.6 billion multiply-adds)', () => {
  const model = new VisionTransformer(224, 3, 1000, 16, 768, 12, 12, 3072).eval()
  const [step] = trace(() => model(zeros(1, 3, 224, 224))).steps
  expect(cost(step).flops / 2e9).toBeCloseTo(17.6, 0)
})
