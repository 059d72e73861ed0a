import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareGolden, reportLine } from '../../src/lib/parity'
import { device, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

const urls = import.meta.glob<string>('../goldens/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** One or two small runs of every module: a software GPU is slow, and cpu and wasm compare them all. */
const goldens = ['patch-embedding', 'patch-embedding-smaller-image']

beforeAll(async () => {
  await setDevice('webgpu')
  tf.env().set('WEBGPU_CPU_FORWARD', false) // else tfjs computes the smallest tensors without the GPU
})
afterAll(() => vi.restoreAllMocks())

describe('on webgpu', () => {
  test.each(goldens)('%s gives PyTorch’s operations, values and gradients', async (name) => {
    // Numbers must be awaited: read at once, a GPU may give those of a moment ago.
    const readAtOnce = vi.spyOn(tf.Tensor.prototype, 'dataSync')
    const report = await compareGolden(await read(name))
    expect(reportLine(name, report)).toMatch(/^PASS/)
    expect(readAtOnce).not.toHaveBeenCalled()
  })

  test('it was the GPU that computed', () => {
    expect(device()).toBe('webgpu')
    expect(tf.getBackend()).toBe('webgpu')
  })
})

async function read(name: string) {
  const response = await fetch(urls[`../goldens/${name}.safetensors`])
  return response.arrayBuffer()
}
