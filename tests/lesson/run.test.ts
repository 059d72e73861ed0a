import { beforeAll, describe, expect, test } from 'vitest'
import { type Config, computable, resolve } from '../../src/lib/lesson/lesson'
import { lessons } from '../../src/lib/lesson/lessons/here'
import { patchEmbedding as lesson } from '../../src/lib/lesson/lessons/patch-embedding'
import { rowLetters } from '../../src/lib/lesson/letters'
import { runOf } from '../../src/lib/lesson/rows'
import { runShapes } from '../../src/lib/lesson/run'
import { setDevice } from '../../src/lib/torch'

const at = (chosen: Config) => resolve(lesson.settings, chosen)
const shapes = (chosen: Config) => runShapes(lesson, at(chosen))
beforeAll(() => setDevice('meta'))

test('the patch embedding runs seven operations, in PyTorch’s words', () => {
  const ops = shapes({}).rows.map(({ step }) => step.op)
  expect(ops).toEqual(['conv2d', 'permute', 'reshape', 'expand', 'cat', '__getitem__', 'add'])
})

test('the letters of every shape are found by running at unequal sizes', () => {
  expect(Object.values(rowLetters(lesson)).map((row) => row.output.join(', '))).toEqual([
    'b, d, h, w',
    'b, h, w, d',
    'b, h·w, d',
    'b, 1, d',
    'b, 1+h·w, d',
    '1, 1+h·w, d',
    'b, 1+h·w, d',
  ])
})

describe('an impossible or surprising choice is explained', () => {
  const ids = (chosen: Config) => lesson.advice(at(chosen)).map(({ id }) => id)

  test('a patch of 5 on 224 leaves 4 rows and 4 columns unseen, and runs', () => {
    const [note] = lesson.advice(at({ patchSize: 5 }))
    expect(note).toMatchObject({ id: 'unseen', values: { h: 44, w: 44, rows: 4, columns: 4 } })
    expect(shapes({ patchSize: 5 }).error).toBeNull()
  })

  test('a photo larger than image_size stops with PyTorch’s own error, after six steps', () => {
    const { error, rows } = shapes({ height: 256, width: 256 })
    expect(error?.torch).toBe(
      'The size of tensor a (257) must match the size of tensor b (197) at non-singleton dimension 1',
    )
    expect(rows).toHaveLength(6)
  })

  test('a patch larger than the photo stops at the convolution', () => {
    const { error, rows } = shapes({ imageSize: 32, patchSize: 48 })
    expect(error?.torch).toBe(
      "Calculated padded input size per channel: (32 x 32). Kernel size: (48 x 48). Kernel size can't be greater than actual input size",
    )
    expect(rows).toHaveLength(0)
  })

  test('a smaller photo keeps the first positions; one of another width gets those of other places', () => {
    expect(ids({ height: 160 })).toEqual(['positionsCut'])
    expect(ids({ width: 160 })).toEqual(['positionsCut', 'positionsMove'])
  })

  test('what a page cannot hold is shown as shapes', () => {
    const big = at({ imageSize: 288, patchSize: 4, embedDim: 768, batch: 4 })
    expect(computable(lesson, big)).toBe(false)
    expect(lesson.advice(big).map(({ id }) => id)).toContain('tooLarge')
    expect(computable(lesson, at({}))).toBe(true)
  })
})

test.each(Object.values(lessons))('the run that page $slug opens with survives the HTML', (any) => {
  const { steps, rows, operations, error } = runShapes(any, resolve(any.settings, {}))
  expect(runOf(JSON.parse(JSON.stringify(steps)), null)).toEqual({ steps, rows, operations, error })
})
