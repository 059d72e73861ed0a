import { beforeAll, expect, test } from 'vitest'
import { noGrad, randn, scoped, setDevice, type Tensor } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { PatchEmbedding } from '../../src/lib/vit/patch'

beforeAll(() => setDevice('webgpu'))

/** Live tensors, bytes in use on the GPU, and bytes held there for reuse. */
function memory() {
  const { numTensors, numBytesInGPU, numBytesAllocatedInGPU } = tf.memory() as unknown as Record<
    string,
    number
  >
  return { numTensors, numBytesInGPU, numBytesAllocatedInGPU }
}

test('twenty forward passes leave as many tensors and GPU bytes as two', async () => {
  await scoped(async () => {
    const model = new PatchEmbedding(3, 4, 16, 16)
    const images = randn(2, 3, 16, 16)
    const before = await passes(2, model, images)
    expect(before.numBytesInGPU).toBeGreaterThan(0)
    expect(await passes(20, model, images)).toEqual(before)
  })
  expect(memory()).toMatchObject({ numTensors: 0, numBytesInGPU: 0 })
})

async function passes(count: number, model: PatchEmbedding, images: Tensor) {
  for (let i = 0; i < count; i++) {
    await scoped(() => noGrad(() => model(images)).data())
  }
  return memory()
}
