import { afterAll, beforeAll, expect, test } from 'vitest'
import { scoped, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import lines from '../torch/ops/cases.txt?raw'
import answers from '../torch/ops/expected.json'
import { type Answer, readCases, worstDifference } from '../torch/ops/run'

const cases = readCases(lines, answers as unknown as Answer[])

beforeAll(async () => {
  await setDevice('webgpu')
  // Small tensors too are to be computed on the GPU, not on the way to it.
  tf.env().set('WEBGPU_CPU_FORWARD', false)
})
afterAll(() => tf.env().set('WEBGPU_CPU_FORWARD', true))

/** WGSL promises no more of a sine. */
const limit = (code: string) => (/\.(sin|cos)\(/.test(code) ? 2 ** -11 : 1e-5)

test.each(cases)('on webgpu, as in PyTorch, $python', async (example) => {
  const before = tf.memory().numTensors
  await scoped(async () => {
    const { off } = await worstDifference(example)
    expect(off).toBeLessThan(limit(example.code))
  })
  expect(tf.memory().numTensors).toBe(before)
})
