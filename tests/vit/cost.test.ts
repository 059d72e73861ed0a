import { beforeEach, describe, expect, test } from 'vitest'
import { type Preset, presets } from '../../src/lib/lesson/presets'
import { cost, nn, setDevice, totalCost, trace, zeros } from '../../src/lib/torch'
import { MultiHeadSelfAttention, VisionTransformer } from '../../src/lib/vit'

beforeEach(() => setDevice('meta'))

/** The published model, on one image of 224 × 224. */
function published(name: Preset) {
  const p = presets[name]
  const { imageSize, inChannels, numClasses, patchSize, embedDim, depth, numHeads, mlpDim } = p
  const model = new VisionTransformer(imageSize, inChannels, numClasses, patchSize, embedDim, depth, numHeads, mlpDim) // biome-ignore format: as in the post
  return { model, image: () => zeros(1, inChannels, imageSize, imageSize) }
}

describe('the post’s ViT at the published sizes has as many parameters as published', () => {
  test.each<[Preset, number]>([
    ['Ti/16', 5_717_416],
    ['S/16', 22_050_664],
    ['B/16', 86_567_656],
    ['L/16', 304_326_632],
    ['H/14', 632_045_800],
  ])('%s: %i', (name, count) => {
    const { model, image } = published(name)
    expect(model.parameters().reduce((sum, p) => sum + p.numel(), 0)).toBe(count)
    expect(totalCost(trace(() => model(image())).steps).parameters).toBe(count)
  })
})

test('ViT-Ti/16 takes 1.26 billion multiply–adds for one image, ViT-H/14 167 billion', () => {
  const billions = (name: Preset) => {
    const { model, image } = published(name)
    return totalCost(trace(() => model(image())).steps).flops / 2e9
  }
  expect(billions('Ti/16')).toBeCloseTo(1.26, 1)
  expect(billions('H/14') / 167.3).toBeCloseTo(1, 1)
})

test('attention of 2 heads over 3 tokens of 4 numbers, counted by hand', () => {
  const attention = new MultiHeadSelfAttention(4, 2).eval()
  const { steps } = trace(() => attention(zeros(1, 3, 4)))
  const linear = 3 * 4 * (2 * 4 + 1) // 12 numbers, each 4 multiply–adds and a bias
  const scores = 2 * 3 * 3 * (2 * 2) // 2 heads × 3 × 3 scores, each 2 multiply–adds
  const scale = 2 * 3 * 3 // one division each
  const softmax = 5 * 2 * 3 * 3
  const values = 2 * 3 * 2 * (2 * 3) // 2 heads × 3 tokens × 2 numbers, each 3 multiply–adds
  // Memory: 4 linears and the joined heads of 12 numbers, scores three times over, values; 4 bytes a number.
  const numbers = 4 * 12 + 12 + 3 * 18 + 12
  expect(totalCost(steps)).toEqual({
    flops: 4 * linear + scores + scale + softmax + values,
    bytes: 4 * numbers,
    parameters: 4 * (16 + 4),
  })
})

test('a parameter used twice is counted once; its work is counted twice', () => {
  const linear = new nn.Linear(4, 4)
  const { steps } = trace(() => linear(linear(zeros(2, 4))))
  expect(totalCost(steps)).toEqual({ flops: 2 * 8 * 9, bytes: 2 * 8 * 4, parameters: 20 })
})

test('views cost nothing, copies cost memory and no work', () => {
  const { steps } = trace(() => zeros(2, 3, 4).transpose(1, 2).reshape(2, 12).index(0))
  expect(steps.map(cost)).toEqual([
    { flops: 0, bytes: 0, parameters: 0 },
    { flops: 0, bytes: 96, parameters: 0 },
    { flops: 0, bytes: 0, parameters: 0 },
  ])
})
