import { describe, expect, test } from 'vitest'
import { tuple } from '../../src/lib/draw/tuple'
import { pictureOf, sharesOf } from '../../src/lib/playground/picture'
import { rowsOf, shapesByLine } from '../../src/lib/playground/trace'
import type { LinedStep } from '../../src/lib/python/bridge'

let id = 0
const tensor = (...shape: number[]) => ({
  id: id++,
  shape,
  strides: [],
  storage: 0,
  contiguous: true,
})
const step = (op: string, line: number, input: number[], output: number[]): LinedStep => ({
  op,
  module: '',
  line,
  args: [],
  inputs: [tensor(...input)],
  output: tensor(...output),
})

const run: LinedStep[] = [
  {
    ...step('PatchEmbedding', 9, [1, 3, 64, 64], [1, 65, 24]),
    children: [
      step('conv2d', 3, [1, 3, 64, 64], [1, 24, 8, 8]),
      step('permute', 4, [1, 24, 8, 8], [1, 8, 8, 24]),
      step('reshape', 4, [1, 8, 8, 24], [1, 64, 24]),
    ],
  },
  step('softmax', 6, [1, 2, 65, 65], [1, 2, 65, 65]),
  step('matmul', 7, [1, 2, 65, 65], [1, 2, 65, 12]),
  step('matmul', 7, [1, 2, 65, 65], [1, 2, 65, 12]),
]

describe('the trace of a run', () => {
  test('has a row for every operation, and none for a module', () => {
    const ops = rowsOf(run).map(({ op }) => op)
    expect(ops).toEqual(['conv2d', 'permute', 'reshape', 'softmax', 'matmul', 'matmul'])
  })

  test('puts at the end of a line the shape it left, once', () => {
    expect(shapesByLine(rowsOf(run))).toEqual([
      { line: 3, text: '(1, 24, 8, 8)' },
      { line: 4, text: '(1, 64, 24)' },
      { line: 6, text: '(1, 2, 65, 65)' },
      { line: 7, text: '(1, 2, 65, 12)' },
    ])
  })

  test('says no shape of a line that was not at its end when writing down stopped', () => {
    const lines = shapesByLine(rowsOf(run), true).map(({ line }) => line)
    expect(lines).toEqual([3, 4, 6])
  })

  test('has up to three shapes of a line that ran with several', () => {
    const rows = [1, 2, 3, 4].flatMap((n) =>
      rowsOf([step('add', 5, [n], [n]), step('mul', 6, [n], [n])]),
    )
    expect(shapesByLine(rows)[0]).toEqual({ line: 5, text: '(1,) (2,) (3,) …' })
    expect(tuple([])).toBe('()')
  })
})

describe('the picture of a run', () => {
  test('knows the patches of the photo, and who looks at which', () => {
    expect(pictureOf(run, 64)).toMatchObject({ h: 8, w: 8, cls: true })
    expect(pictureOf(run, 64)?.attentions.map(({ op }) => op)).toEqual(['softmax'])
  })

  test('finds the patches without a convolution, too', () => {
    const reshape = step('reshape', 1, [1, 3, 64, 64], [1, 16, 768])
    const softmax = step('softmax', 2, [1, 16, 16], [1, 16, 16])
    expect(pictureOf([reshape, softmax], 64)).toMatchObject({ h: 4, w: 4, cls: false })
  })

  test('is not there where the photo is not used', () => {
    expect(pictureOf([step('softmax', 1, [1, 2, 17, 17], [1, 2, 17, 17])], 64)).toBeNull()
  })

  test('shows what one patch looks at, of one head or of all', () => {
    const weights = [0.5, 0.5, 0, 1, 0.1, 0.9, 0.8, 0.2] // (1, 2, 2, 2)
    const close = (...numbers: number[]) => numbers.map((n) => expect.closeTo(n))
    expect([...sharesOf(weights, [1, 2, 2, 2], 1, 0)]).toEqual(close(0.1 / 0.9, 1))
    expect([...sharesOf(weights, [1, 2, 2, 2], null, 1)]).toEqual(close(0.4 / 0.6, 1))
  })
})
