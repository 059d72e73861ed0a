import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { clsPath, largestFirst, softmaxOf } from '../../src/lib/lesson/cls-path'
import { journey } from '../../src/lib/lesson/journey'
import { type Config, computable, resolve } from '../../src/lib/lesson/lesson'
import { visionTransformer as lesson } from '../../src/lib/lesson/lessons/vision-transformer'
import { rowLetters } from '../../src/lib/lesson/letters'
import { classSource, lineOfRow } from '../../src/lib/lesson/lines'
import { presetCost } from '../../src/lib/lesson/preset-cost'
import type { Preset } from '../../src/lib/lesson/presets'
import { rail } from '../../src/lib/lesson/rail'
import { buildModel, runShapes } from '../../src/lib/lesson/run'
import { twinRows } from '../../src/lib/lesson/twin'
import { fromArray, noGrad, Slice, scoped, setDevice, softmax } from '../../src/lib/torch'
import { readSafetensors, toTensors } from '../../src/lib/torch/safetensors'
import { pick } from '../../src/lib/training/data'
import { digitSizes, readDigits } from '../../src/lib/training/digits'

const ties = parse(readFileSync('content/lessons/06-vision-transformer/lines.yaml', 'utf8'))
const at = (chosen: Config) => resolve(lesson.settings, chosen)

describe('on meta', () => {
  beforeAll(() => setDevice('meta'))

  test('the whole model is four rows: embedding, encoder, one token, head', () => {
    const { rows } = runShapes(lesson, at({}))
    expect(rows.map(({ step }) => step.op)).toEqual([
      'PatchEmbedding',
      'TransformerEncoder',
      '__getitem__',
      'linear',
    ])
    expect(lineOfRow(ties, rows)).toEqual(['emb', 'trans', 'cls', 'lin'])
  })

  test('every tied line is in both sources', () => {
    const source = (file: string) => classSource(readFileSync(file, 'utf8'), lesson.module)
    const twin = twinRows(source('content/original/vit.py'), source('src/lib/vit/vit.ts'), ties)
    expect(twin.filter(({ id }) => id)).toHaveLength(ties.length)
  })

  test('the shapes end at one row of class scores for each image', () => {
    const letters = rowLetters(lesson)
    const { rows } = runShapes(lesson, at({}))
    expect(rows.map(({ key }) => letters[key].output.join(', '))).toEqual([
      'b, l, d',
      'b, l, d',
      'b, d',
      'b, k',
    ])
  })

  test('all default sizes differ, and what a page cannot hold is shown as shapes', () => {
    const c = at({})
    const l = 1 + (c.imageSize / c.patchSize) ** 2
    const sizes = [c.batch, 3, c.imageSize, c.imageSize / c.patchSize, c.patchSize, l, c.embedDim]
    sizes.push(c.numHeads, c.embedDim / c.numHeads, c.mlpDim, c.classes)
    expect(new Set(sizes).size).toBe(sizes.length)
    expect(computable(lesson, c)).toBe(true)
    const big = at({ imageSize: 288, patchSize: 4 })
    expect(computable(lesson, big)).toBe(false)
    expect(lesson.advice(big).map(({ id }) => id)).toEqual(['tooLarge'])
  })
})

const { test: digits } = readDigits(readFileSync('src/assets/data/digits.safetensors'))
const weights = readSafetensors(readFileSync('src/assets/weights/digits.safetensors'))

describe('the way of one digit through the trained model', () => {
  const { pixels } = pick(digits, [0])
  const [l, d] = [1 + 16, digitSizes.embedDim]
  beforeAll(() => setDevice('wasm'))

  const walk = () =>
    scoped(() => {
      const model = buildModel(digitSizes).eval()
      model.loadStateDict(toTensors(weights))
      return noGrad(() => journey(model, fromArray(pixels, [1, 1, 8, 8])))
    })
  let way: Awaited<ReturnType<typeof walk>>
  beforeEach(async () => {
    way ??= await walk()
  })

  test('its stations are the embedding, every layer and the last norm', () => {
    expect(way.tokens.map(({ length }) => length)).toEqual(Array(digitSizes.depth + 2).fill(l * d))
    expect(way.looks.map(({ length }) => length)).toEqual([4 * l, 4 * l])
    expect(way.logits).toHaveLength(10)
  })

  test('the class token shares out all of its attention in every head', () => {
    for (const look of way.looks) {
      for (let head = 0; head < 4; head++) {
        const sum = look.subarray(head * l, (head + 1) * l).reduce((total, n) => total + n, 0)
        expect(sum).toBeCloseTo(1, 5)
      }
    }
  })

  test('the answer after the last layer is the model’s own', () => {
    const own = softmaxOf(way.logits)
    way.answers.at(-1)?.forEach((p, i) => {
      expect(p).toBeCloseTo(own[i], 5)
    })
    expect(largestFirst(way.logits)[0]).toBe(digits.labels[0])
  })

  test('before the first layer the class token is the same for every digit', async () => {
    const other = await scoped(() => {
      const model = buildModel(digitSizes).eval()
      model.loadStateDict(toTensors(weights))
      return noGrad(() => journey(model, fromArray(pick(digits, [7]).pixels, [1, 1, 8, 8])))
    })
    expect(clsPath(other.tokens, d)[0].vector).toEqual(clsPath(way.tokens, d)[0].vector)
    expect(clsPath(other.tokens, d)[1].vector).not.toEqual(clsPath(way.tokens, d)[1].vector)
  })

  test('norms and cosines of its path are those that torch computes', async () => {
    const path = clsPath(way.tokens, d)
    const expected = await scoped(async () => {
      const rows = way.tokens.map((x) => fromArray(x, [l, d]).index(0, Slice())) // (d)
      const last = rows[rows.length - 1]
      return Promise.all(
        rows.map(async (z) => {
          const norm = z.norm()
          const cosine = z.mul(last).sum().div(norm.mul(last.norm()))
          return [await norm.item(), await cosine.item()]
        }),
      )
    })
    path.forEach(({ norm, cosine }, i) => {
      expect(norm).toBeCloseTo(expected[i][0], 4)
      expect(cosine).toBeCloseTo(expected[i][1], 5)
    })
    expect(path.at(-1)?.cosine).toBeCloseTo(1, 6)
  })
})

test('layer after layer the trained model gets surer: 30, 232, 352 of 360, at mean cosines −0.01, 0.41, 0.98', async () => {
  await setDevice('wasm')
  const way = await scoped(() => {
    const model = buildModel(digitSizes).eval()
    model.loadStateDict(toTensors(weights))
    return noGrad(() => journey(model, fromArray(digits.pixels, [360, 1, 8, 8])))
  })
  const [count, l, d, k] = [360, 17, 32, 10]
  const right = way.answers.map((all) =>
    [...digits.labels].filter(
      (label, i) => largestFirst(all.subarray(i * k, (i + 1) * k))[0] === label,
    ),
  )
  expect(right.map(({ length }) => length)).toEqual([30, 232, 352])
  const cosines = [0, 1, 2].map((stop) => {
    let sum = 0
    for (let i = 0; i < count; i++) {
      const own = way.tokens.map((all) => all.subarray(i * l * d, (i + 1) * l * d))
      sum += clsPath(own, d)[stop].cosine
    }
    return (sum / count).toFixed(2)
  })
  expect(cosines).toEqual(['-0.01', '0.41', '0.98'])
})

test('softmax of plain numbers is torch’s', async () => {
  await setDevice('cpu')
  const scores = [2, -1.5, 0, 7.25]
  const torchs = await scoped(() => softmax(fromArray(scores, [4]), { dim: -1 }).data())
  softmaxOf(scores).forEach((p, i) => {
    expect(p).toBeCloseTo(torchs[i], 6)
  })
})

describe('the published sizes', () => {
  beforeAll(() => setDevice('meta'))
  const published = {
    'Ti/16': 5_717_416,
    'S/16': 22_050_664,
    'B/16': 86_567_656,
    'L/16': 304_326_632,
    'H/14': 632_045_800,
  }

  test.each(Object.entries(published))('%s learns %d numbers, each in one part', (name, count) => {
    const { parameters, byPart } = presetCost(name as Preset, 224)
    expect(parameters).toBe(count)
    expect(Object.values(byPart).reduce((sum, n) => sum + n, 0)).toBe(count)
  })

  test('in Ti/16 they sit where the page says', () => {
    const { byPart } = presetCost('Ti/16', 224)
    expect(byPart).toEqual({
      embedding: 185_664,
      attention: 12 * 148_224,
      mlp: 12 * 295_872,
      norms: 12 * 768 + 384,
      head: 193_000,
    })
    expect(
      buildModel(digitSizes)
        .parameters()
        .reduce((sum, p) => sum + p.numel(), 0),
    ).toBe(18_218)
  })

  test('twice the batch is twice the work and the memory, not more to learn', () => {
    const [one, two] = [presetCost('S/16', 224, 1), presetCost('S/16', 224, 2)]
    expect(two.flops).toBe(2 * one.flops)
    expect(two.bytes).toBe(2 * one.bytes)
    expect(two.parameters).toBe(one.parameters)
    expect(presetCost('S/16', 384).tokens).toBe(1 + 24 * 24)
  })
})

test('the rail stops at the embedding, every layer, the norm, the token and the head', async () => {
  await setDevice('meta')
  const stops = rail(runShapes(lesson, at({ depth: 2 })).rows)
  expect(stops.map(({ name }) => name)).toEqual([
    'emb',
    'layers[0]',
    'layers[1]',
    'norm',
    '[:, 0]',
    'lin',
  ])
})
