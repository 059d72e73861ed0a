import { beforeAll, describe, expect, test } from 'vitest'
import type { Python } from '../../src/lib/python/engine'
import { startPython } from '../../src/lib/python/node'
import { observePython } from '../../src/lib/python/observe'
import { setDevice } from '../../src/lib/torch'

let python: Python
beforeAll(async () => {
  await setDevice('wasm')
  python = await startPython()
}, 120_000)

const start = 'import torch\nfrom torch import nn\n'

test('a byte order mark at the start of a file is no mistake', () => {
  expect(python.run('\ufeffx = 1').failure).toBeNull()
})

describe('help says what is meant:', () => {
  test.each([
    ['x = 1\u3000+ 2', 'full-width space “\u3000”'],
    ['x = \uff081)', '“\uff08”'],
    ['x = 3 × 4', '“×”'],
    ['x = 1\u200b', 'invisible character on this line (U+200B)'],
    ['import torch.n as nn', "torch.n is not in this site's torch. The nearest is torch.nn."],
    ['import torch.nn.fuctional as F', 'The nearest is torch.nn.functional.'],
    ['import torch.nn.moduls', 'The nearest is torch.nn.modules.'],
    ['from torch.nn import Linea', 'The nearest is torch.nn.Linear.'],
    ['class M(nn.Module):\n  def _init_(self, a): pass\nM(3)', 'two underscores on each side'],
    [
      'class M(nn.Module):\n  def __init__(self, d):\n    super().__init__(d)\nM(3)',
      'takes no arguments',
    ],
    ['class M(nn.Module):\n  def __init__(self):\n    super.__init__()\nM()', 'super().__init__()'],
    ['class M(nn.Module):\n  def __init__(self):\n    M()\nM()', 'another one of its own class'],
    ['def f(x):\n  return f(x)\nf(1)', 'calling itself'],
    ['x = 1\nreturn x', 'indent it like the other lines'],
    ['nn.ModuleList([nn.ReLU()])(1)', 'for layer in self.layers'],
    ['for i in range(nn.ModuleList([])): pass', 'for layer in self.layers'],
    ['nn.Sequential([nn.ReLU()])', 'nn.Sequential(*layers)'],
    ['nn.Sequential(nn.GELU)', 'nn.GELU()'],
    ['nn.Sequential(nn.functional.gelu)', 'the layer of F.gelu'],
    ['nn.functional.dropout(nn.GELU(torch.ones(1)))', 'call it on x in forward'],
    ['nn.functional.dropout(nn.GELU)', 'make the layer with brackets'],
    ['nn.functional.dropout((torch.ones(1),))', 'a comma at the end'],
    ['torch.cat(torch.ones(1), torch.ones(1), dim=0)', 'torch.cat([a, b], dim=1)'],
    ['torch.stack(torch.ones(1), torch.ones(1), 0)', 'torch.stack([a, b], dim=1)'],
    ['for i in 3: pass', 'range(n)'],
    ['torch.ones(1).numpy()', 'no NumPy here'],
    ['torch.ones(1).cuda()', 'only a CPU here'],
    ['```', 'delete this line'],
    ['first the linear layer, then gelu', 'a comment begins with #'],
    ['先过线性层，再激活', 'a comment begins with #'],
    ['x = 先过线性层', 'There is no name 先过线性层'],
    ['先过线性层', 'a comment begins with #'],
    ['x = 1 // the first', 'not with //'],
    ['if 1:\n  pass\nelse if 2:\n  pass', 'elif'],
    ['l = new nn.Linear(1, 1)', 'no new'],
    ['i = 0\ni++', 'i += 1'],
    ['x = 1 && 2', 'and, or, not'],
    ['class M(nn.Module) {', 'no braces'],
    ['class M extends nn.Module {', 'written as in TypeScript'],
    ['const x = 1', 'written as in TypeScript'],
    ['this.fc1', 'self in Python'],
    ['F.gelu', 'import torch.nn.functional as F'],
    ['PatchEmbedding(3, 2, 8, 8)', 'from vit import PatchEmbedding'],
    ['assert 1 == 2', 'does not hold'],
    ['raise NotImplementedError', 'write what belongs here'],
    ['p = nn.Parameter(torch.ones(3))\np.data = p.data[:2]', 'of the same shape only'],
    [
      'class M(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.x = nn.ReLU()\n    self.x = torch.ones(1)\nM()',
      'put that into a local name',
    ],
    [
      'class M(nn.Module):\n  def __init__(self):\n    self.a = 1\n    a\nM()',
      'did you mean self.a?',
    ],
    ['class M(nn.module): pass', 'capital M'],
    ['torch.ones(1) + nn.ReLU()', 'as in self.msa(x)'],
    ['for l in enumerate([nn.ReLU()]): l(1)', 'for i, layer in enumerate'],
    ['torch.ones(1).shape(0)', 'x.shape[0]'],
    ['nn.Dropout(30)', '30% is 0.3'],
    ['torch.softmax(torch.ones(1), 0, dim=0)', 'given twice'],
    ['Linear(1, 1)', 'from torch.nn import Linear'],
    ["x = 'abc", 'no quotation mark at its end'],
    ['from vit import MlpBlok', 'vit.MlpBlok is not in vit. The nearest is vit.MlpBlock.'],
    ['Here is the code:', 'a comment begins with #'],
    ['input()', 'Nothing can be typed in here'],
    ['torch.ones(1).sofmax()', 'The nearest is x.softmax.'],
    ['torch.transopse', 'The nearest is torch.transpose.'],
    ['torch.ones(1).double()', 'The nearest is x.float.'],
  ])('%j', (program, help) => {
    const { failure } = python.run(start + program)
    expect(failure?.help?.en).toContain(help)
    expect(failure?.help?.zh).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(failure?.line).toBeGreaterThan(2)
  })

  test.each(['torch.cholesky', 'nn.LSTM', 'torch.ones(1).nelem', 'torch.erfinv'])(
    '%s is near to nothing',
    (program) => {
      expect(python.run(start + program).failure?.help?.en).toMatch(
        /is not in this site's torch\.$/,
      )
    },
  )
})

test.each([
  ['for layer in layers\n  pass', 'ends with a colon'],
  ['x = (4 // 2', 'never closed'],
  ['x = 4 // y 2', 'look at brackets'],
])('%j is no sentence', (program, help) => {
  expect(python.run(program).failure?.help?.en).toContain(help)
})

test('an error without words of its own shows its line', () => {
  expect(python.run('x = 1\nassert x == 2').failure?.message).toBe('AssertionError: assert x == 2')
})

test.each(['KeyboardInterrupt', "GeneratorExit('x')"])('raise %s stops at the line', (error) => {
  const { failure } = python.run(`x = 1\nraise ${error}`)
  expect(failure).toMatchObject({ line: 2, traceback: expect.not.stringContaining('learner') })
})

describe('of an answer that cannot be tried is said why:', () => {
  const seen = async (source: string) => {
    const o = await observePython(python, {
      module: 'MlpBlock',
      source: start + source,
      python: true,
    })
    return o.broken ?? o.builds[0].failure ?? o.builds[0].runs[0].failure
  }
  const giving = (last: string) =>
    `class MlpBlock(nn.Module):\n  def __init__(self, *a):\n    super().__init__()\n  def forward(self, x):\n    ${last}`

  test.each([
    ['class MlpBlock:\n  pass', 'MlpBlock is no nn.Module', 'class MlpBlock(nn.Module):'],
    ['x = 1', 'There is no class MlpBlock', 'class MlpBlock(nn.Module):'],
    [giving('x + 1'), 'forward returned None, not a tensor', 'forward must end with return.'],
    [giving('return [x, x]'), 'forward returned a list, not a tensor', 'one tensor'],
    [giving('return x.max(-1)'), 'forward returned a torch.return_types.max', '[0] the numbers'],
    [giving('raise NotImplementedError'), 'NotImplementedError: raise', 'write what belongs here'],
    [giving('return x, x'), 'forward returned a tuple, not a tensor', 'one tensor; a comma'],
  ])('%j', async (source, message, help) => {
    const failure = await seen(source)
    expect(failure?.message).toContain(message)
    expect(failure?.help?.en).toContain(help)
  })
})
