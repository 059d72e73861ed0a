import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportLine } from '../../src/lib/parity'
import { Golden } from '../../src/lib/parity/golden'
import type { LinedStep } from '../../src/lib/python/bridge'
import { digitsIn } from '../../src/lib/python/digits'
import type { Python } from '../../src/lib/python/engine'
import { classOf } from '../../src/lib/python/module'
import { startPython } from '../../src/lib/python/node'
import { comparePython } from '../../src/lib/python/parity'
import { operations, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { names, read } from '../parity/golden-files'

const post = readFileSync('content/original/vit.py', 'utf8')
const lines = post.split('\n')
const forward = names.filter((name) => !name.startsWith('training'))

let python: Python
const printed: string[] = []
beforeAll(async () => {
  await setDevice('wasm')
  python = await startPython({ print: (text) => printed.push(text) })
  const count = python.evaluate('__import__("builtins").__dict__.__setitem__') as (
    name: string,
    f: unknown,
  ) => void
  count('tensors', () => tf.memory().numTensors)
}, 120_000)

describe('the post’s file, unchanged,', () => {
  test.each(forward)('%s: PyTorch’s numbers', async (name) => {
    const report = await comparePython(python, post, read(name))
    expect(reportLine(name, report)).toMatch(/^PASS/)
  })

  test('runs 66 operations, each at a line of the file and in a module of the model', () => {
    python.run(post)
    const create = classOf(python, 'VisionTransformer')
    const model = new create(32, 3, 10, 8, 48, 2, 4, 96).eval()
    const input = new Golden(read('vision-transformer')).tensor('input')
    const { result, steps } = python.trace(() => model(input))
    expect(result?.shape).toEqual([input.shape[0], 10])
    const ran = operations(steps) as LinedStep[]
    expect(ran).toHaveLength(66)
    const at = (i: number) => [ran[i].module, ran[i].op, lines[(ran[i].line as number) - 1].trim()]
    expect(at(0)).toEqual(['emb.emb', 'conv2d', 'x=self.emb(x)'])
    expect(ran.map(({ line }) => line).filter((line) => !line)).toEqual([])
    const softmax = ran.find(({ op }) => op === 'softmax')
    expect(softmax?.module).toBe('trans.layers.0.msa')
    expect(lines[(softmax?.line as number) - 1]).toContain('torch.nn.functional.softmax')
    python.clear()
  })

  test('leaves no tensor behind', () => {
    const before = tf.memory().numTensors
    python.run(
      `${post}\nmodel = VisionTransformer(8, 1, 10, 4, 12, 1, 2, 8)\nmodel(torch.randn(2, 1, 8, 8)).sum().backward()`,
    )
    expect(tf.memory().numTensors).toBeGreaterThan(before)
    python.clear()
    expect(tf.memory().numTensors).toBe(before)
  })
})

test('training in Python for 200 steps learns the digits, with no more tensors after the last than after the tenth', () => {
  python.bridge.data = digitsIn(readFileSync('src/assets/data/digits.safetensors'))
  const { failure } = python.run(`
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from digits import images, labels
from vit import VisionTransformer

torch.manual_seed(0)
model = VisionTransformer(8, 1, 10, 4, 16, 1, 2, 32)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
loader = DataLoader(TensorDataset(images, labels), batch_size=32, shuffle=True)
step = 0
while step < 200:
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(step, loss.item(), tensors())
        step += 1
        if step == 200:
            break
`)
  expect(failure).toBeNull()
  const rows = printed.join('').trim().split('\n').map((row) => row.split(' ').map(Number)) // biome-ignore format: one thought
  expect(rows).toHaveLength(200)
  const mean = (part: number[][]) => part.reduce((sum, [, loss]) => sum + loss, 0) / part.length
  expect(mean(rows.slice(-5))).toBeLessThan(mean(rows.slice(0, 5)) * 0.5)
  const counts = rows.map(([, , count]) => count)
  expect(new Set(counts.slice(10)).size, String(counts)).toBe(1)
  python.clear()
})
