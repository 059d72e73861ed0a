import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nn, optim, randn, setDevice, type Tensor, tensor } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { VisionTransformer } from '../../src/lib/vit'
import { inputsOf, readCases, run } from './ops/run'

const read = (name: string) => readFileSync(new URL(`ops/${name}`, import.meta.url), 'utf8')
const cases = readCases(read('cases.txt'), JSON.parse(read('expected.json')))

beforeAll(() => setDevice('meta'))
afterAll(() => expect(tf).toBeUndefined())

describe('without a single number, PyTorch’s strides, types and sharing of memory for', () => {
  test.each(cases)('$python', ({ inputs, code, answer }) => {
    const given = inputsOf(inputs)
    const { outputs } = run(code, given)
    const owner = (t: Tensor) =>
      Object.keys(given).find((name) => given[name].storage === t.storage) ?? null
    const layouts = outputs.map((t) => ({
      shape: t.shape,
      stride: t.stride(),
      contiguous: t.isContiguous(),
      dtype: t.dtype,
      shares: owner(t),
    }))
    expect(layouts).toEqual(answer.outputs.map(({ values: _, ...layout }) => layout))
  })
})

test('a whole training step runs on shapes alone, and tfjs is never loaded', () => {
  const model = new VisionTransformer(32, 3, 10, 8, 12, 2, 3, 20, 0.1)
  const optimizer = new optim.AdamW(model.parameters())
  const labels = tensor([1, 9])
  const loss = nn.functional.crossEntropy(model(randn(2, 3, 32, 32)), labels)
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  expect(loss.shape).toEqual([])
  expect(model.parameters().every((p) => String(p.grad?.shape) === String(p.shape))).toBe(true)
  expect(tf).toBeUndefined()
})

test('a number asked for where there are none is PyTorch’s error', async () => {
  await expect(randn(2).data()).rejects.toThrow('Cannot copy out of meta tensor; no data!')
})
