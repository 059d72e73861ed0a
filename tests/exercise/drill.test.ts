import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { tuple } from '../../src/lib/draw/tuple'
import { moduleNames } from '../../src/lib/exercise'
import { judgeLine } from '../../src/lib/exercise/drill/judge'
import { label } from '../../src/lib/exercise/drill/label'
import { programs } from '../../src/lib/exercise/drill/programs'
import { type Question, question } from '../../src/lib/exercise/drill/question'
import { type Apply, type Names, type Range, runLine } from '../../src/lib/exercise/drill/run'
import { drillReasons, whyIn } from '../../src/lib/i18n/drill-reasons'
import { judgeShape } from '../../src/lib/lesson/answer'
import { cat, nn, randn, Slice, setDevice, stack, type Tensor, zeros } from '../../src/lib/torch'
import * as vit from '../../src/lib/vit'

const many = Array.from({ length: 200 }, (_, n) => n)
const some = many.slice(0, 50)
const drills = [undefined, ...moduleNames]
const asked = ({ code }: Question) => code.filter((line) => line.asked)
beforeAll(() => setDevice('meta'))

/** The same lines, run by our torch on the meta device. */
function byTorch({ given, made, code }: Question) {
  const layers = new Map<object, unknown>()
  const create = ({
    layer,
    args,
    named,
  }: {
    layer: string
    args: number[]
    named: Record<string, unknown>
  }) => {
    if (layer === 'Conv2d') {
      return new nn.Conv2d(args[0], args[1], {
        kernelSize: Number(named.kernel_size),
        stride: Number(named.stride),
      })
    }
    const known = { ...nn, ...vit } as unknown as Record<
      string,
      new (
        ...args: number[]
      ) => nn.Module
    >
    return new known[layer](...args)
  }
  // biome-ignore lint/suspicious/noExplicitAny: methods are called by the names that stand in the code
  const apply: Apply<any> = (op, operands, named) => {
    const layer = operands.find((operand) => typeof operand === 'object' && 'layer' in operand)
    const [x, ...rest] = operands
    if (layer) {
      if (!layers.has(layer)) layers.set(layer, create(layer))
      const module = layers.get(layer) as nn.Linear
      return op === 'weight' || op === 'bias' ? module[op] : module.forward(x)
    }
    const keys = Object.keys(named).length ? [named] : []
    if (op === 'zeros') return zeros(...operands)
    if (op === 'randn') return randn(...operands)
    if (op === 'Parameter') return x
    if (op === 'cat') return cat(x, named)
    if (op === 'stack') return stack(x, named)
    if (op === 'softmax') return nn.functional.softmax(x, named)
    if (op === 'index') {
      const at = rest.map((one) => (typeof one === 'number' ? one : Slice((one as Range).from ?? null, (one as Range).to ?? null))) // biome-ignore format: one thought
      return x.index(...at)
    }
    return x[op](...rest, ...keys)
  }
  const names: Names<Tensor> = new Map(given.map(({ name, shape }) => [name, zeros(...shape)]))
  for (const text of made) runLine(text, names, apply)
  return code.map(({ text }) => {
    runLine(text, names, apply)
    const value = names.get(text.split(/[,=]/)[0].trim())
    return typeof value === 'object' && 'shape' in value ? value.shape : null
  })
}

describe.each(drills)('the drill of %s', (module) => {
  test('every shape is the one that torch gives to the same line', () => {
    for (const n of many) {
      const asked = question(1, n, module)
      expect(
        asked.code.map(({ shape }) => shape),
        `question ${n}`,
      ).toEqual(byTorch(asked))
    }
  })

  test('every line can be answered in sizes, and in letters where there are letters', () => {
    for (const n of some) {
      for (const { shape, letters, text } of asked(question(2, n, module))) {
        const truth = { sizes: shape ?? [], letters }
        expect(judgeShape((shape ?? []).join(', '), truth).kind, text).toBe('right')
        if (letters) expect(judgeShape(letters.join(', '), truth).kind, `${letters}`).toBe('right')
      }
    }
  })

  test('the same seed asks the same, another one something else', () => {
    expect(question(3, 4, module)).toEqual(question(3, 4, module))
    expect(question(3, 4, module)).not.toEqual(question(4, 4, module))
  })

  test('a slip gives another shape than the right one', () => {
    for (const n of some) {
      for (const { shape, slips } of question(1, n, module).code) {
        for (const slip of slips) expect(slip.shape).not.toEqual(shape)
      }
    }
  })
})

test('the first program of each module is the post’s forward, word for word', () => {
  const post = readFileSync('content/original/vit.py', 'utf8')
  for (const module of moduleNames.filter((name) => name !== 'TransformerEncoder')) {
    const forward = post.split(`class ${module}(`)[1].split(/def forward\(self, ?x\):\n/)[1]
    const lines = forward.split('\n').map((line) => line.trim())
    const own = programs[module][0].forward.trim().split('\n')
    expect(lines.slice(0, own.length)).toEqual(own)
  }
})

test('a line that repeats another is not asked again', () => {
  const [q, k] = question(1, 0, 'MultiHeadSelfAttention').code.slice(1)
  expect(q.asked).toBe(true)
  expect(k.asked).toBe(false)
})

describe('a wrong answer that is a known misreading is called by it', () => {
  const read = (module: Parameters<typeof question>[2], n: number, line: string) => {
    const found = question(1, n, module).code.find(({ text }) => text.startsWith(line))
    if (!found?.shape) throw new Error(line)
    return { line: found, shape: found.shape }
  }
  const misread = (line: Parameters<typeof judgeLine>[0], shape: readonly number[]) =>
    judgeLine(line, tuple(shape)).misread?.slip

  test('the size of a patch taken for their number, channels put last, the stride forgotten', () => {
    const { line, shape } = read('PatchEmbedding', 0, 'x=self.emb(x)')
    const [b, d, h, w] = shape
    const [, , kernel] = line.steps[0].numbers
    expect(misread(line, [b, d, kernel, kernel])).toBe('patchCount')
    expect(misread(line, [b, h, w, d])).toBe('channelsLast')
    const [H, W] = line.steps[0].inputs[0].slice(2)
    expect(misread(line, [b, d, H - kernel + 1, W - kernel + 1])).toBe('noStride')
  })

  test('the class token forgotten', () => {
    const joined = read('PatchEmbedding', 0, 'x=torch.cat')
    const [b, l, d] = joined.shape
    expect(misread(joined.line, [b, l - 1, d])).toBe('withoutFirst')
    const { line, shape } = read('VisionTransformer', 0, 'emb=')
    expect(misread(line, shape.with(1, shape[1] - 1))).toBe('withoutClassToken')
  })

  test('heads not moved before the tokens; scores in the shape of q', () => {
    const { line, shape } = read('MultiHeadSelfAttention', 0, 'q =')
    const [b, nh, l, hd] = shape
    expect(misread(line, [b, l, nh, hd])).toBe('unmoved')
    expect(misread(read('MultiHeadSelfAttention', 0, 'atten_score').line, [b, nh, l, hd])).toBe(
      'left',
    )
  })

  test('a right answer and any other wrong one are not', () => {
    const { line, shape } = read('MultiHeadSelfAttention', 0, 'q =')
    expect(judgeLine(line, tuple(shape))).toEqual({ verdict: { kind: 'right', written: 'sizes' } })
    expect(judgeLine(line, '1, 2').misread).toBeUndefined()
  })
})

test('every operation has its reason and every misreading comes up, in both languages', () => {
  const seen = new Set<string>()
  for (const { steps, slips } of drills.flatMap((module) =>
    some.flatMap((n) => question(1, n, module).code),
  )) {
    // biome-ignore format: one thought
    for (const { slip } of slips) seen.add(slip)
    for (const lang of ['zh', 'en'] as const) {
      const said = [
        ...steps.filter(({ inputs }) => inputs.length).map((step) => whyIn(lang, step)),
        ...slips.map(({ slip, step }) => drillReasons[lang].slips[slip](steps[step])),
        ...steps.map(label),
      ]
      for (const sentence of said) {
        expect(sentence).not.toMatch(/undefined|NaN|^$|[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]/)
      }
    }
  }
  expect([...seen].sort()).toEqual(Object.keys(drillReasons.en.slips).sort())
})
