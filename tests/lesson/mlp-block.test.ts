import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Config, resolve } from '../../src/lib/lesson/lesson'
import { mlpBlock as lesson } from '../../src/lib/lesson/lessons/mlp-block'
import { rowLetters } from '../../src/lib/lesson/letters'
import { classSource, lineOfRow } from '../../src/lib/lesson/lines'
import {
  activationCurves,
  below,
  bend,
  farthest,
  histogram,
  zeros,
} from '../../src/lib/lesson/mlp-activation'
import { alone, cover } from '../../src/lib/lesson/mlp-alone'
import { blockLayers, countOf } from '../../src/lib/lesson/mlp-parameters'
import { runShapes } from '../../src/lib/lesson/run'
import { twinRows } from '../../src/lib/lesson/twin'
import { noGrad, randn, setDevice } from '../../src/lib/torch'

const ties = parse(readFileSync('content/lessons/03-mlp-block/lines.yaml', 'utf8'))
const at = (chosen: Config) => resolve(lesson.settings, chosen)
const rows = () => runShapes(lesson, at({})).rows

describe('the lesson', () => {
  beforeAll(() => setDevice('meta'))

  test('the MLP runs five operations: widen, bend, drop, narrow, drop', () => {
    const ops = rows().map(({ step }) => step.op)
    expect(ops).toEqual(['linear', 'gelu', 'dropout', 'linear', 'dropout'])
  })

  test('every row has its line, and every tied line is in both sources', () => {
    expect(lineOfRow(ties, rows())).toEqual(['fc1', 'act', 'drop', 'fc2', 'out'])
    const source = (file: string) => classSource(readFileSync(file, 'utf8'), lesson.module)
    const twin = twinRows(source('content/original/vit.py'), source('src/lib/vit/mlp.ts'), ties)
    expect(twin.filter(({ id }) => id)).toHaveLength(ties.length)
  })

  test('the last axis goes from d to m and back; b and l stay', () => {
    const letters = rowLetters(lesson)
    expect(rows().map(({ key }) => letters[key].output.join(', '))).toEqual([
      'b, l, m',
      'b, l, m',
      'b, l, m',
      'b, l, d',
      'b, l, d',
    ])
    expect(rows().map(({ key }) => letters[key].inputs[1]?.join(', '))).toEqual(
      ['m, d', undefined, undefined, 'd, m', undefined], // weights are (out, in)
    )
  })

  test('mlp_dim follows embed_dim until the reader chooses it', () => {
    expect(at({ embedDim: 96 }).mlpDim).toBe(384)
    expect(at({ embedDim: 96, mlpDim: 48 }).mlpDim).toBe(48)
    expect(lesson.advice(at({ mlpDim: 48 })).map(({ id }) => id)).toEqual(['notWidened'])
    expect(lesson.advice(at({}))).toEqual([])
  })

  test('with m = 4d the MLP has 8d² + 5d of the 12d² + 13d parameters of a block', () => {
    for (const d of [12, 48, 192]) {
      const layers = blockLayers(d, 4 * d)
      expect(countOf(layers)).toBe(12 * d * d + 13 * d)
      expect(countOf(layers, 'mlp')).toBe(8 * d * d + 5 * d)
      expect(countOf(layers, 'attention')).toBe(4 * d * d + 4 * d)
      expect(countOf(layers, 'norm')).toBe(4 * d)
    }
    const share = countOf(blockLayers(768, 3072), 'mlp') / countOf(blockLayers(768, 3072))
    expect(share).toBeCloseTo(0.6663, 4)
  })
})

describe('the pictures', () => {
  beforeEach(() => setDevice('cpu'))

  test('the curves have the values and slopes that PyTorch gives', async () => {
    const { x, gelu, tanh, relu } = await activationCurves(3, 601)
    const near = (n: number) => x.findIndex((place) => Math.abs(place - n) < 1e-4)
    expect(gelu.values[near(-1)]).toBeCloseTo(-0.158655, 5)
    expect(gelu.slopes[near(-1)]).toBeCloseTo(-0.083315, 5)
    expect(tanh.values[near(-1)]).toBeCloseTo(-0.158808, 5)
    expect(tanh.slopes[near(-1)]).toBeCloseTo(-0.082964, 5)
    expect([relu.values[near(0)], relu.slopes[near(0)]]).toEqual([0, 0])
    expect([relu.values[near(1)], relu.slopes[near(1)]]).toEqual([1, 1])
  })

  test('exact GELU and its tanh approximation differ by at most 4.73e-4, near 2.7', async () => {
    const { x, gelu, tanh } = await activationCurves(3, 601)
    const { at, distance } = farthest(gelu.values, tanh.values)
    expect(distance).toBeCloseTo(4.73e-4, 6)
    expect(Math.abs(x[at])).toBeCloseTo(2.7, 1)
  })

  test('GELU keeps the sign of a number, so the share below zero stays', async () => {
    const { x, gelu } = await activationCurves(3, 601)
    expect(below(gelu.values)).toBe(below(x))
    expect(Math.min(...gelu.values)).toBeCloseTo(-0.16997, 5)
  })

  test('ReLU makes every number below zero a zero, GELU none of them', async () => {
    const numbers = Float32Array.of(-2, -0.5, 0.25, 1)
    expect([...(await bend('relu', numbers))]).toEqual([0, 0, 0.25, 1])
    expect(zeros(await bend('relu', numbers))).toBe(below(numbers))
    expect(zeros(await bend('gelu', numbers))).toBe(0)
  })

  test('a histogram counts every number inside once', () => {
    const numbers = Float32Array.of(-2, -1, -0.5, 0, 0.25, 0.99, 1)
    expect([...histogram(numbers, -1, 1, 4)]).toEqual([1, 1, 2, 1])
  })

  const config = at({ imageSize: 64, patchSize: 16 })

  test('covering a patch greys its pixels and no others', async () => {
    const photo = randn(1, 3, 64, 64)
    const [before, after] = [await photo.data(), await cover(photo, config, 6).data()]
    const changed = (i: number) => before[i] !== after[i]
    const inside = (i: number) => {
      const [y, x] = [Math.floor((i % 4096) / 64), i % 64]
      return y >= 16 && y < 32 && x >= 32 && x < 48
    }
    for (let i = 0; i < before.length; i++) expect(changed(i)).toBe(inside(i))
  })

  test('a covered patch moves its own token through the MLP, and every token through attention', async () => {
    const { mlp, attention } = noGrad(() => alone(lesson, config, randn(1, 3, 64, 64), 6))
    const moved = [...(await mlp.data())].flatMap((distance, token) => (distance ? token : []))
    expect(moved).toEqual([7]) // token 0 is the class token
    expect([...(await attention.data())].every((distance) => distance > 0)).toBe(true)
  })
})
