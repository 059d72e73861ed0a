import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { classSource } from '../../src/lib/lesson/lines'
import { examples, wave } from '../../src/lib/takeaway/example'
import expected from '../../src/lib/takeaway/expected.json'
import { notebook, parts, sources } from '../../src/lib/takeaway/python'
import { fromArray, type nn, noGrad, setDevice } from '../../src/lib/torch'
import {
  MlpBlock,
  MultiHeadSelfAttention,
  PatchEmbedding,
  TransformerEncoder,
  TransformerEncoderBlock,
  VisionTransformer,
} from '../../src/lib/vit'

beforeAll(() => setDevice('cpu'))
const post = readFileSync('content/original/vit.py', 'utf8')
const count = (shape: readonly number[]) => shape.reduce((n, size) => n * size, 1)
type Module = keyof typeof expected
const classes = {
  PatchEmbedding,
  MultiHeadSelfAttention,
  MlpBlock,
  TransformerEncoderBlock,
  TransformerEncoder,
  VisionTransformer,
} as unknown as Record<Module, new (...sizes: number[]) => nn.Module>

describe.each(Object.keys(examples) as Module[])('%s', (module) => {
  test('gives here the numbers that real PyTorch gave', async () => {
    const { init, input } = examples[module]
    const model = new classes[module](...init).eval()
    const state = [...model.stateDict()].map(([name, parameter], n) => {
      const isScale = name.includes('norm') && name.endsWith('weight')
      const values = wave(count(parameter.shape), n, 0.3, isScale ? 1 : 0)
      return [name, fromArray(values, parameter.shape)] as const
    })
    model.loadStateDict(new Map(state))
    const out = noGrad(() => model(fromArray(wave(count(input), 0.5, 1), input)))
    const { shape, first, sum } = expected[module]
    const numbers = await out.data()
    expect(out.shape).toEqual(shape)
    first.forEach((number, i) => {
      expect(numbers[i]).toBeCloseTo(number, 4)
    })
    const total = numbers.reduce((all, number) => all + Math.abs(number), 0)
    expect(Math.abs(total - sum) / sum).toBeLessThan(1e-4)
  })

  test('its script holds the post’s own lines, unchanged, and its numbers', () => {
    const code = parts(
      sources((name) => classSource(post, name), module),
      module,
      expected[module],
    )
    for (const line of classSource(post, module)) expect(code[1]).toContain(line)
    expect(code.at(-1)).toContain(String(expected[module].sum))
  })
})

test('a notebook is what Jupyter reads: format 4.5, every cell with an id', () => {
  const { nbformat, nbformat_minor, cells } = JSON.parse(notebook('# title', ['a = 1\nb = 2']))
  expect([nbformat, nbformat_minor]).toEqual([4, 5])
  expect(cells.map((cell: { id: string }) => cell.id)).toEqual(['title', 'cell-0'])
  expect(cells[1].source).toEqual(['a = 1\n', 'b = 2'])
})
