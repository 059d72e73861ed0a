import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Config, computable, resolve } from '../../src/lib/lesson/lesson'
import { encoderBlock as lesson } from '../../src/lib/lesson/lessons/encoder-block'
import { rowLetters } from '../../src/lib/lesson/letters'
import { classSource, lineOfRow } from '../../src/lib/lesson/lines'
import { finding, stations } from '../../src/lib/lesson/road'
import { runShapes } from '../../src/lib/lesson/run'
import { twinRows } from '../../src/lib/lesson/twin'
import { setDevice } from '../../src/lib/torch'

const ties = parse(readFileSync('content/lessons/04-encoder-block/lines.yaml', 'utf8'))
const rows = () => runShapes(lesson, resolve(lesson.settings, {})).rows
beforeAll(() => setDevice('meta'))

test('the block runs norm, attention, add, norm, MLP, add', () => {
  expect(rows().map(({ step }) => step.op)).toEqual([
    'layer_norm',
    'MultiHeadSelfAttention',
    'add',
    'layer_norm',
    'MlpBlock',
    'add',
  ])
})

test('every row has its line, and every tied line is in both sources', () => {
  expect(lineOfRow(ties, rows())).toEqual(['norm1', 'msa', 'res', 'norm2', 'mlp', 'out'])
  const source = (file: string) => classSource(readFileSync(file, 'utf8'), lesson.module)
  const twin = twinRows(source('content/original/vit.py'), source('src/lib/vit/block.ts'), ties)
  expect(twin.filter(({ id }) => id)).toHaveLength(ties.length)
})

test('at every setting there is a token to follow, and at the largest only shapes are shown', () => {
  const { imageSize, patchSize } = lesson.settings
  expect(imageSize.min).toBeGreaterThanOrEqual(patchSize.max)
  const at = (chosen: Config) => resolve(lesson.settings, chosen)
  expect(computable(lesson, at({}))).toBe(true)
  const large = at({ imageSize: 288, patchSize: 8, numHeads: 12, batch: 4 })
  expect(computable(lesson, large)).toBe(false)
  expect(lesson.advice(large).map(({ id }) => id)).toEqual(['tooLarge'])
})

test('all six rows have the shape of what came in', () => {
  const letters = rowLetters(lesson)
  expect(rows().map(({ key }) => letters[key].output.join(', '))).toEqual(Array(6).fill('b, l, d'))
})

test('the road has a station for x and for each line, in the order of the code', () => {
  expect(stations(rows()).map(({ id }) => id)).toEqual([
    'x',
    'norm1',
    'msa',
    'res',
    'norm2',
    'mlp',
    'out',
  ])
})

test('what joins at a right angle makes the stream longer by Pythagoras', () => {
  const [x, msa, res, mlp, out] = [
    [4, 0],
    [0, 3],
    [4, 3],
    [-4, -3],
    [0, 0],
  ].map((n) => Float32Array.from(n))
  const { attention, mlp: second } = finding([x, x, msa, res, res, mlp, out], 0, 2)
  expect(attention).toEqual({ stream: 4, added: 3, sum: 5, cosine: 0 })
  expect(second).toEqual({ stream: 5, added: 5, sum: 0, cosine: -1 })
})
