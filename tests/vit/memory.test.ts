import { beforeEach, describe, expect, test } from 'vitest'
import { nn, noGrad, optim, randint, randn, scoped, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { VisionTransformer } from '../../src/lib/vit'

beforeEach(() => setDevice('cpu'))
const tensors = () => tf.memory().numTensors
const build = () => new VisionTransformer(4, 1, 3, 2, 4, 1, 2, 6, 0.1)

// A machine with much else to do takes long for a thousand of anything.
describe('nothing is left behind', { timeout: 60_000 }, () => {
  test('by a thousand forward passes', () =>
    scoped(async () => {
      const model = build()
      const image = randn(1, 1, 4, 4)
      const before = tensors()
      for (let i = 0; i < 1000; i++) scoped(() => noGrad(() => model(image)))
      expect(tensors()).toBe(before)
    }))

  test('by a hundred that would be differentiated and never are', () =>
    scoped(async () => {
      const model = build()
      const image = randn(1, 1, 4, 4)
      const before = tensors()
      for (let i = 0; i < 100; i++) scoped(() => model(image))
      expect(tensors()).toBe(before)
    }))

  test.each([
    ['SGD', (p: nn.Parameter[]) => new optim.SGD(p, { lr: 0.1, momentum: 0.9 })],
    ['AdamW', (p: nn.Parameter[]) => new optim.AdamW(p)],
  ] as const)('by 200 training steps of %s', (_, optimizerOf) =>
    scoped(async () => {
      const model = build()
      const optimizer = optimizerOf(model.parameters())
      const images = randn(4, 1, 4, 4)
      const labels = randint(3, [4])
      const step = () =>
        scoped(() => {
          const loss = nn.functional.crossEntropy(model(images), labels)
          optimizer.zeroGrad()
          loss.backward()
          optimizer.step()
        })
      step() // the optimizer's memory appears with the first step
      const before = tensors()
      for (let i = 1; i < 200; i++) step()
      expect(tensors()).toBe(before)
    }),
  )

  test('when a forward fails half-way', () =>
    scoped(async () => {
      const model = build()
      const before = tensors()
      expect(() => scoped(() => model(randn(1, 3, 4, 4)))).toThrow('expected input')
      expect(() => scoped(() => model(randn(1, 1, 8, 8)))).toThrow('The size of tensor a (17)')
      expect(tensors()).toBe(before)
    }))

  test('by the model itself, once its scope ends', async () => {
    await scoped(async () => {
      const model = build()
      const optimizer = new optim.Adam(model.parameters())
      scoped(() =>
        model(randn(1, 1, 4, 4))
          .sum()
          .backward(),
      )
      optimizer.step()
    })
    expect(tensors()).toBe(0)
  })
})
