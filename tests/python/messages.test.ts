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
    [giving('return x, x'), 'forward returned a tuple, not a tensor', 'one tensor'],
  ])('%j', async (source, message, help) => {
    const failure = await seen(source)
    expect(failure?.message).toContain(message)
    expect(failure?.help?.en).toContain(help)
  })
})
