import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  catalogue,
  folders,
  programsOf,
  read,
  readExercises,
  readMistakes,
} from '../../scripts/catalogue'
import { checkAnswer, type ModuleName, type Observe } from '../../src/lib/exercise'
import type { Python } from '../../src/lib/python/engine'
import { startPython } from '../../src/lib/python/node'
import { observePython } from '../../src/lib/python/observe'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }) // two cores may be shared by many

let python: Python
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {}) // a softmax without dim warns, as PyTorch's does
  await setDevice('cpu')
  python = await startPython()
})

/** As on the page: what judges computes on cpu, what Python runs on, on wasm. */
const tryOut: Observe = async (request) => {
  await setDevice('wasm')
  try {
    return await observePython(python, request)
  } finally {
    await setDevice('cpu')
  }
}
const verdictOn = (source: string, module?: ModuleName) =>
  checkAnswer({ source, module, python: true }, catalogue, tryOut)

const programs = new Map(
  folders('content/mistakes').flatMap((module) =>
    folders(`content/mistakes/${module}`).map((id) => [
      id,
      read(`content/mistakes/${module}/${id}/wrong.py`),
    ]),
  ),
)
const entries = readMistakes()

test.each(entries.filter(({ accept }) => !accept))(
  '$id, $title.en: is called by its name in Python, too',
  async ({ id, module, diagnosis, group, line }) => {
    const verdict = await verdictOn(programs.get(id) as string, module)
    expect(verdict).toMatchObject({ verdict: 'wrong', mistake: id, message: diagnosis })
    expect(group).toEqual(expect.arrayContaining(verdict.also))
    if (line?.py) expect(verdict.line).not.toBeNull()
  },
)

test.each(entries.filter(({ accept }) => accept))(
  '$id, $title.en: is right in Python, too',
  async ({ id, module }) => {
    expect((await verdictOn(programs.get(id) as string, module)).verdict).toBe('right')
  },
)

const written = readExercises().filter((e) => e.kind === 'write' || e.kind === 'whole')
test.each(written)('$slug: the starter fails, the solution passes', async (exercise) => {
  const module = exercise.kind === 'write' ? exercise.module : undefined
  const { starter, solution } = programsOf(exercise, 'py')
  expect((await verdictOn(starter, module)).verdict).toBe('wrong')
  expect(await verdictOn(solution, module)).toMatchObject({ verdict: 'right', remarks: [] })
})

test('the post’s own file is six right answers', async () => {
  expect(await verdictOn(read('content/original/vit.py'))).toMatchObject({ verdict: 'right' })
})

describe('what is to be written cannot be taken from the post:', () => {
  test.each<[string, ModuleName | undefined]>([
    ['import vit\nclass MlpBlock(vit.MlpBlock): pass', 'MlpBlock'],
    ['from vit import MlpBlock as Mine\nclass MlpBlock(Mine): pass', 'MlpBlock'],
    ['import vit\nclass MlpBlock(vit.MlpBlock): pass', undefined],
  ])('%s', async (source, module) => {
    const { verdict, message, why, line } = await verdictOn(source, module)
    expect(verdict).toBe('error')
    expect(JSON.stringify([message, why])).toContain('MlpBlock is the class that is to be written')
    expect(line).not.toBeNull()
  })

  test('the parts it is made of stay, and outside a check all six are there', async () => {
    const block = 'import vit\nclass TransformerEncoderBlock(vit.TransformerEncoderBlock): pass'
    const { why } = await verdictOn(`${block}\nvit.MlpBlock`, 'TransformerEncoderBlock')
    expect(JSON.stringify(why)).toContain('TransformerEncoderBlock is the class')
    const text = read('content/original/vit.py')
    const own = text.slice(text.indexOf('class TransformerEncoderBlock'), text.indexOf('class TransformerEncoder(')) // biome-ignore format: one thought
    const lent =
      'import torch\nfrom torch import nn\nfrom vit import MlpBlock, MultiHeadSelfAttention\n'
    expect(await verdictOn(lent + own, 'TransformerEncoderBlock')).toMatchObject({ verdict: 'right' }) // biome-ignore format: one thought
    expect(python.run(block).failure).toBeNull()
  })
})

test('what one program changes in torch, the next one does not find', async () => {
  const spoilt = python.run(`
import sys, torch, torch.nn as nn, torch.nn.functional as F, vit
torch.cat = lambda tensors, dim=0: tensors[0]
torch.own = 1
torch.Tensor.matmul = lambda self, other: self
torch.Tensor.own = 1
nn.Linear.forward = lambda self, x: x
F.softmax = None
del nn.GELU
vit.MlpBlock.forward = None
torch.set_printoptions(precision=1)
sys.modules['torch'] = None
sys.stdout = None
import builtins, math
builtins.len = lambda x: 3
builtins.isinstance = lambda a, b: True
builtins.own = 1
del builtins.range
math.sqrt = None
sys.excepthook = None
sys.path.clear()
sys.setrecursionlimit(100)
sys.modules.clear()`)
  expect(spoilt.failure).toBeNull()
  expect(await verdictOn(read('content/original/vit.py'))).toMatchObject({ verdict: 'right' })
  const after = python.run(`
import sys, torch, torch.utils.data
from torch.nn import GELU
assert sys.excepthook and sys.path and sys.getrecursionlimit() > 100
assert 'own' not in dir(__builtins__) and len([*range(2)]) == 2
assert not hasattr(torch, 'own') and not hasattr(torch.Tensor, 'own')
assert str(torch.tensor([0.25])) == 'tensor([0.2500])'
assert torch.utils.data.DataLoader`)
  expect(after.failure).toBeNull()
})

describe('other people’s right ways:', () => {
  const ways = readFileSync(new URL('ways.py', import.meta.url), 'utf8')
    .split(/^# way: /m)
    .slice(1)
  test.each(ways.map((way) => [way.slice(0, way.indexOf('\n')), way]))('%s', async (name, way) => {
    const [title, module] = name.split(' | ')
    const verdict = await verdictOn(`# ${way}`, module as ModuleName)
    expect(verdict, `${title}: ${JSON.stringify(verdict)}`).toMatchObject({ verdict: 'right' })
  })
})
