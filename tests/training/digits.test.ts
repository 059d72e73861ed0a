import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildModel } from '../../src/lib/lesson/run'
import { manualSeed, optim, setDevice } from '../../src/lib/torch'
import { readSafetensors, toTensors } from '../../src/lib/torch/safetensors'
import { tf } from '../../src/lib/torch/tf'
import { batches, pick, rowsOf } from '../../src/lib/training/data'
import { digitSizes, readDigits } from '../../src/lib/training/digits'
import { type Progress, train } from '../../src/lib/training/loop'
import { accuracy, predict } from '../../src/lib/training/metrics'

const digits = readDigits(readFileSync('src/assets/data/digits.safetensors'))
const weights = readSafetensors(readFileSync('src/assets/weights/digits.safetensors'))

test('every fifth digit is kept aside: 1,437 to learn from, 360 to be tested on', () => {
  expect(digits.train.labels).toHaveLength(1437)
  expect(digits.test.labels).toHaveLength(360)
  expect(digits.test.pixels).toHaveLength(360 * 64)
  expect(new Set(digits.test.labels).size).toBe(10)
  const { pixels } = digits.train
  expect([Math.min(...pixels), Math.max(...pixels)]).toEqual([-1, 1])
})

test('batches hold every image once, the last what is left', () => {
  const sizes = [...batches(digits.train, rowsOf(digits.train), 64)].map((b) => b.labels.length)
  expect(sizes).toEqual([...Array(22).fill(64), 29])
})

describe('on wasm', { timeout: 60_000 }, () => {
  beforeAll(() => setDevice('wasm'))

  test('the shipped weights reach the accuracy that their file states', async () => {
    const model = buildModel(digitSizes)
    model.loadStateDict(toTensors(weights))
    const reached = accuracy(await predict(model, digits.test), digits.test)
    expect(reached).toBe(Number(weights.metadata.get('accuracy')))
    expect(reached).toBeGreaterThan(0.96)
    expect(JSON.parse(weights.metadata.get('sizes') ?? '')).toEqual(digitSizes)
  })

  test('a training can be watched and left at any update, and leaves only its weights behind', async () => {
    manualSeed(1)
    const model = buildModel(digitSizes)
    const optimizer = new optim.AdamW(model.parameters(), { lr: 3e-3, weightDecay: 0.05 })
    const few = pick(digits.train, [...Array(32).keys()])
    const seen: Progress[] = []
    let afterFirst = 0
    for await (const progress of train(model, optimizer, few, { epochs: 9, batchSize: 16 })) {
      afterFirst ||= tf.memory().numTensors
      seen.push(progress)
      if (progress.step === 13) break
    }
    expect(seen.at(-1)).toMatchObject({ epoch: 6, step: 13 })
    expect(seen[12].loss).toBeLessThan(seen[0].loss)
    expect(tf.memory().numTensors).toBe(afterFirst)
  })
})
