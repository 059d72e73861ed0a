import { Tensor } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareGolden, reportLine } from '../../src/lib/parity'
import { device, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

const files = import.meta.glob<string>('../goldens/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
})
const goldens = Object.entries(files).map(([path, url]) => {
  return [path.replace('../goldens/', '').replace('.safetensors', ''), url] as const
})
const forward = goldens.filter(([name]) => !name.startsWith('training'))
/** A software GPU takes minutes for all of them; cpu and wasm follow every one. */
const training = goldens.filter(([name]) =>
  ['training-depth-0', 'training-sgd-nesterov'].includes(name),
)

beforeAll(async () => {
  await setDevice('webgpu')
  tf.env().set('WEBGPU_CPU_FORWARD', false) // else tfjs computes the smallest tensors without the GPU
})
afterEach(() => vi.restoreAllMocks())

describe('on webgpu', () => {
  test.each(forward)('%s gives PyTorch’s operations, values and gradients', expectPass)
  test.each(training)('%s follows PyTorch’s losses and ends at its weights', expectPass)

  test('it was the GPU that computed, and every golden was there', () => {
    expect(device()).toBe('webgpu')
    expect(tf.getBackend()).toBe('webgpu')
    expect([forward.length >= 35, training.length]).toEqual([true, 2])
  })
})

async function expectPass(name: string, url: string) {
  // Numbers must be awaited: read at once, a GPU may give those of a moment ago.
  const readAtOnce = vi.spyOn(Tensor.prototype, 'dataSync')
  const response = await fetch(url)
  const report = await compareGolden(await response.arrayBuffer())
  expect(reportLine(name, report)).toMatch(/^PASS/)
  expect(readAtOnce).not.toHaveBeenCalled()
}
