import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { clsPath, largestFirst, softmaxOf } from '../../src/lib/lesson/cls-path'
import { journey } from '../../src/lib/lesson/journey'
import { type Config, computable, resolve } from '../../src/lib/lesson/lesson'
import { visionTransformer as lesson } from '../../src/lib/lesson/lessons/vision-transformer'
import { rowLetters } from '../../src/lib/lesson/letters'
import { classSource, lineOfRow } from '../../src/lib/lesson/lines'
import { runShapes } from '../../src/lib/lesson/run'
import { twinRows } from '../../src/lib/lesson/twin'
import { fromArray, noGrad, Slice, scoped, setDevice, softmax } from '../../src/lib/torch'
import { readSafetensors, toTensors } from '../../src/lib/torch/safetensors'
import { pick } from '../../src/lib/training/data'
import { digitModel, digitSizes, readDigits } from '../../src/lib/training/digits'

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

describe('the way of one digit through the trained model', () => {
  const { test: digits } = readDigits(readFileSync('src/assets/data/digits.safetensors'))
  const weights = readSafetensors(readFileSync('src/assets/weights/digits.safetensors'))
  const { pixels } = pick(digits, [0])
  const [l, d] = [1 + 16, digitSizes.embedDim]
  beforeAll(() => setDevice('wasm'))

  const walk = () =>
    scoped(() => {
      const model = digitModel().eval()
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
      const model = digitModel().eval()
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

test('softmax of plain numbers is torch’s', async () => {
  await setDevice('cpu')
  const scores = [2, -1.5, 0, 7.25]
  const torchs = await scoped(() => softmax(fromArray(scores, [4]), { dim: -1 }).data())
  softmaxOf(scores).forEach((p, i) => {
    expect(p).toBeCloseTo(torchs[i], 6)
  })
})
