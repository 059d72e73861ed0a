import { beforeAll, expect, test } from 'vitest'
import { noGrad, randn, scoped, setDevice, type Tensor } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { VisionTransformer } from '../../src/lib/vit'

beforeAll(async () => {
  await setDevice('webgpu')
  tf.env().set('WEBGPU_CPU_FORWARD', false)
})

/** Live tensors, bytes in use on the GPU, and bytes that it holds ready for the next ones. */
function memory() {
  const now = tf.memory() as unknown as Record<string, number>
  const { numTensors, numBytesInGPU, numBytesAllocatedInGPU } = now
  return { numTensors, numBytesInGPU, numBytesAllocatedInGPU }
}

test('twenty forward passes leave as many tensors and GPU bytes as two', async () => {
  await scoped(async () => {
    const model = new VisionTransformer(16, 3, 10, 4, 24, 2, 3, 40)
    const images = randn(2, 3, 16, 16)
    const before = await passes(2, model, images)
    expect(before.numBytesInGPU).toBeGreaterThan(0)
    expect(await passes(20, model, images)).toEqual(before)
  })
  expect(memory()).toMatchObject({ numTensors: 0, numBytesInGPU: 0 })
})

async function passes(count: number, model: VisionTransformer, images: Tensor) {
  for (let i = 0; i < count; i++) await scoped(() => noGrad(() => model(images)).data())
  return memory()
}
