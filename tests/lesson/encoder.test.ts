import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  type Depth,
  meanCosine,
  normRange,
  ownShares,
  readDepth,
  tiles,
} from '../../src/lib/lesson/encoder-depth'
import { hold, rate } from '../../src/lib/lesson/encoder-holders'
import { type Config, resolve } from '../../src/lib/lesson/lesson'
import { encoder as lesson } from '../../src/lib/lesson/lessons/encoder'
import { rowLetters } from '../../src/lib/lesson/letters'
import { lineOfRow } from '../../src/lib/lesson/lines'
import { run, runShapes } from '../../src/lib/lesson/run'
import { manualSeed, noGrad, randn, scoped, setDevice } from '../../src/lib/torch'

const lines = parse(readFileSync('content/lessons/05-encoder/lines.yaml', 'utf8'))
const at = (chosen: Config) => resolve(lesson.settings, chosen)

describe('the trace of the encoder', () => {
  beforeAll(() => setDevice('meta'))

  test('one line runs every layer, another the final norm, at any depth', () => {
    for (const depth of [0, 1, 6]) {
      const { rows } = runShapes(lesson, at({ depth }))
      expect(lineOfRow(lines, rows)).toEqual([...Array(depth).fill('call'), 'final'])
    }
  })

  test('every layer keeps (b, l, d), and opens to its own rows', () => {
    const letters = rowLetters(lesson)
    for (const row of runShapes(lesson, at({})).rows) {
      expect(letters[row.key].output).toEqual(['b', 'l', 'd'])
      for (const inner of row.rows ?? []) expect(letters[inner.key]).toBeDefined()
    }
  })

  test('depth 0 is said to be a norm and nothing else', () => {
    expect(lesson.advice(at({ depth: 0 })).map(({ id }) => id)).toEqual(['noLayers'])
    expect(lesson.advice(at({}))).toEqual([])
  })
})

describe('what the layers did', () => {
  const config = at({ imageSize: 64, patchSize: 16, embedDim: 12, depth: 3, batch: 2 })
  const l = 17
  let depth: Depth
  beforeAll(async () => {
    await setDevice('cpu')
    depth = await scoped(() => {
      manualSeed(1)
      return readDepth(noGrad(() => run(lesson, config, (shape) => randn(...shape))))
    })
  })

  test('there is one place before the layers, one after each, and one after the norm', () => {
    expect([depth.layers, depth.heads, depth.tokens]).toEqual([3, 3, l])
    expect(depth.cosines).toHaveLength(5 * l * l)
    expect(depth.norms).toHaveLength(5 * l)
  })

  test('a token is as similar as can be to itself, and cosine is symmetric', () => {
    const c = (place: number, i: number, j: number) => depth.cosines[(place * l + i) * l + j]
    expect(c(2, 4, 4)).toBeCloseTo(1, 5)
    expect(c(2, 4, 9)).toBeCloseTo(c(2, 9, 4), 5)
    expect(Math.abs(meanCosine(depth, 0))).toBeLessThan(1)
  })

  test('after the final norm every token is √d long', () => {
    const { min, max } = normRange(depth, 4)
    expect(min).toBeCloseTo(Math.sqrt(12), 3)
    expect(max).toBeCloseTo(Math.sqrt(12), 3)
  })

  test('attention and rollout are shares: every row sums to 1', () => {
    for (const weights of [depth.attention, depth.rollout]) {
      for (let row = 0; row < weights.length; row += l) {
        expect(weights.subarray(row, row + l).reduce((a, b) => a + b)).toBeCloseTo(1, 4)
      }
    }
  })

  test('rollout through one layer is half the token itself, half its mean attention', () => {
    const mean = [0, 1, 2].reduce((sum, head) => sum + depth.attention[head * l * l + 5], 0) / 3
    expect(depth.rollout[5]).toBeCloseTo(mean / 2, 6)
    const own = [0, 1, 2].reduce((sum, head) => sum + depth.attention[head * l * l], 0) / 3
    expect(depth.rollout[0]).toBeCloseTo(own / 2 + 0.5, 6)
  })

  test('what is still a token’s own is all of it at first, and less after every layer', () => {
    const own = ownShares(depth, 5)
    expect(own[0]).toEqual({ mean: 1 })
    for (const [i, { mean, min = 0, max = 0 }] of own.entries()) {
      if (i === 0) continue
      expect(mean).toBeLessThan(own[i - 1].mean)
      expect(mean + min * (l - 1)).toBeLessThanOrEqual(1)
      expect(mean + max * (l - 1)).toBeGreaterThanOrEqual(1)
    }
  })

  test('the maps stand in a column for each layer and a row for each head', () => {
    const { numbers, rows, columns } = tiles(depth, 2)
    expect([rows, columns]).toEqual([3 * 6, 3 * 6]) // 4 × 4 patches and a margin
    const weight = depth.attention[((1 * 3 + 2) * l + 2) * l + 1] // layers.1, head 2, token 2 → patch 0
    expect(numbers[(2 * 6 + 1) * columns + 1 * 6 + 1]).toBeCloseTo(weight * l, 5)
  })

  test('with no layer there is still a coming in and a norm', async () => {
    const empty = await scoped(() =>
      readDepth(noGrad(() => run(lesson, { ...config, depth: 0 }, (s) => randn(...s)))),
    )
    expect([empty.layers, empty.norms.length, empty.attention.length]).toEqual([0, 2 * l, 0])
  })
})

describe('what the optimizer sees', () => {
  const config = at({ embedDim: 12, depth: 3, batch: 2, numHeads: 3, mlpDim: 24 })
  const take = (way: Parameters<typeof hold>[0]) =>
    scoped(() => {
      manualSeed(2)
      return hold(way, config, randn(2, 5, 12))
    })
  const block = 4 * 12 * 12 + 2 * 12 * 24 + 9 * 12 + 24
  beforeAll(() => setDevice('cpu'))

  test('ModuleList: every layer is found, and one step moves them all', async () => {
    const { parameters, numbers, keys, watched } = await take('moduleList')
    expect([parameters, numbers, keys.length]).toEqual([16 * 3 + 2, 3 * block + 2 * 12, 50])
    for (const { before, grad, after } of watched)
      expect(after).toBeCloseTo(before - rate * grad, 5)
    expect(watched.every(({ before, after }) => before !== after)).toBe(true)
  })

  test('a plain list: same output, gradients too, but only the norm is found and moved', async () => {
    const [right, plain] = [await take('moduleList'), await take('plainList')]
    expect(plain.output).toEqual(right.output)
    expect(plain.keys).toEqual(['norm.weight', 'norm.bias'])
    expect(plain.watched.every(({ grad }) => grad !== 0)).toBe(true)
    const moved = plain.watched.filter(({ before, after }) => before !== after)
    expect(moved.map(({ name }) => name)).toEqual(['norm.weight'])
    expect(plain.loss.after).toBeGreaterThan(right.loss.after)
  })

  test('[block] * depth: one block under many keys, moved by the sum of its gradients', async () => {
    const [same, copies] = [await take('sameBlock'), await take('copies')]
    expect([same.parameters, same.numbers, same.keys.length]).toEqual([18, block + 2 * 12, 50])
    const sum = copies.watched.slice(0, -1).reduce((total, { grad }) => total + grad, 0)
    expect(same.watched[0].grad).toBeCloseTo(sum, 5)
  })

  test('deep copies start alike and part at the first step', async () => {
    const { watched, parameters } = await take('copies')
    const layers = watched.slice(0, -1)
    expect(parameters).toBe(50)
    expect(new Set(layers.map(({ before }) => before)).size).toBe(1)
    expect(new Set(layers.map(({ after }) => after)).size).toBe(3)
  })
})
