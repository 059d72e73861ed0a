import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { resolve } from '../../src/lib/lesson/lesson'
import { patchEmbedding, places } from '../../src/lib/lesson/lessons/patch-embedding'
import { likeness } from '../../src/lib/lesson/positions/likeness'
import { sines } from '../../src/lib/lesson/positions/sines'
import { ownPlace, runs, taken } from '../../src/lib/lesson/positions/taken'
import { trained } from '../../src/lib/lesson/positions/trained'
import { runShapes } from '../../src/lib/lesson/run'
import { fromArray, manualSeed, randn, setDevice } from '../../src/lib/torch'

const photo = (height: number, width: number) =>
  taken(resolve(patchEmbedding.settings, { height, width }))

describe('pos_emb[:, :1+h*w]', () => {
  test('on a photo as large as the model is built for, every patch gets its own place', () => {
    expect(photo(224, 224)).toEqual({ side: 14, h: 14, w: 14, count: 196, right: 196 })
  })

  test('at 160 × 160 only the first row does: row 1, column 0 gets what was row 0, column 10', () => {
    const cut = photo(160, 160)
    expect(cut).toMatchObject({ h: 10, w: 10, count: 100, right: 10 })
    expect(ownPlace(cut, 10)).toBe(14)
    expect(runs(10, 14, 100).slice(0, 3)).toEqual([
      { row: 0, column: 0, length: 10, from: 0 },
      { row: 1, column: 0, length: 4, from: 0 },
      { row: 1, column: 4, length: 6, from: 1 },
    ])
  })

  test('rows of as many patches keep every place right, however few rows there are', () => {
    expect(photo(160, 224)).toMatchObject({ count: 140, right: 140 })
  })

  test('a tall photo runs, but row 14 has no place in the large grid', () => {
    const tall = photo(288, 160)
    expect(tall).toMatchObject({ h: 18, w: 10, count: 180, right: 10 })
    expect(ownPlace(tall, 14 * 10)).toBeNull()
  })

  test('of a photo too large, only as many patches as the table has rows get one', () => {
    expect(photo(256, 256)).toMatchObject({ h: 16, w: 16, count: 196 })
  })

  test('runs cover every place once', () => {
    for (const [columns, side, count] of [
      [10, 14, 100],
      [18, 14, 180],
      [3, 5, 13],
      [14, 14, 196],
    ])
      expect(runs(columns, side, count).reduce((sum, run) => sum + run.length, 0)).toBe(count)
  })
})

test('the table is the input of the operation where the figure looks for it', async () => {
  await setDevice('meta')
  const { operations } = runShapes(patchEmbedding, resolve(patchEmbedding.settings, {}))
  expect(operations[places.positions].op).toBe('__getitem__')
  expect(operations[places.positions].inputs[0].shape).toEqual([1, 197, 192])
})

describe('how alike places are', () => {
  beforeAll(() => setDevice('cpu'))

  test('a grid made by hand has the cosines one counts by hand', async () => {
    const table = fromArray([1, 0, 2, 0, 0, 3, -1, 0], [4, 2])
    const found = await likeness(table, 0)
    expect([...found.cosines]).toEqual([1, 1, 0, -1])
    expect(found.scatter).toBeCloseTo(Math.sqrt(2 / 3))
    expect(found.neighbours).toBeCloseTo((1 + 0 + 0 - 1) / 4) // 0–1, 2–3, 0–2, 1–3
    expect(found.others).toBeCloseTo((-1 + 0) / 2) // 0–3, 1–2
    expect(found.length).toBeCloseTo(7 / 4)
  })

  test('randn knows no neighbours: cosines scatter by 1/√d around 0', async () => {
    manualSeed(1)
    const { scatter, neighbours, others } = await likeness(randn(196, 192), 60)
    expect(scatter * Math.sqrt(192)).toBeGreaterThan(0.85)
    expect(scatter * Math.sqrt(192)).toBeLessThan(1.15)
    expect(Math.abs(neighbours)).toBeLessThan(0.01)
    expect(Math.abs(others)).toBeLessThan(0.01)
  })

  test('in the table trained on digits neighbours are no more alike than others, and it moved little', async () => {
    const file = readFileSync('src/assets/weights/digits.safetensors')
    const { side, d, neighbours, others, began, moved, length } = await trained(file, 5)
    expect([side, d]).toEqual([4, 32])
    expect(Math.abs(neighbours)).toBeLessThan(0.05)
    expect(Math.abs(others)).toBeLessThan(0.05)
    expect(moved).toBeLessThan(0.2 * began)
    expect(length).toBeLessThan(began) // weight decay
  })

  test('sines and cosines make neighbours alike, the nearer the more', async () => {
    const { cosines, neighbours, others } = await likeness(sines(14, 192), 60)
    expect(cosines[61]).toBeCloseTo(cosines[59])
    expect(cosines[61]).toBeGreaterThan(cosines[62])
    expect(cosines[62]).toBeGreaterThan(cosines[0])
    expect(neighbours).toBeGreaterThan(others)
  })
})
