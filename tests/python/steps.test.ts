import { expect, test } from 'vitest'
import { startPython } from '../../src/lib/python/node'
import { setDevice } from '../../src/lib/torch'

test('an operation that is made of others here is one step, as in PyTorch', async () => {
  await setDevice('wasm')
  const python = await startPython()
  const { steps, failure } = python.run(`import torch
x = torch.arange(5)
y = x // 2
z = (x % 2).float().round()
w = torch.outer(z, z).flip(0)`)
  expect(failure).toBeNull()
  const made = ['floor_divide', 'remainder', 'float', 'round', 'outer', 'flip']
  expect(steps.map(({ op }) => op)).toEqual(made)
  expect(steps.map(({ line }) => line)).toEqual([3, 4, 4, 4, 5, 5])
  expect(steps[5].inputs[0].id).toBe(steps[4].output.id)
}, 120_000)
