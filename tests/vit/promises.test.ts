import { readdirSync, readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { beforeEach, describe, expect, test } from 'vitest'
import * as torch from '../../src/lib/torch'
import { nn, randn, setDevice, Tensor } from '../../src/lib/torch'

/**
 * Every line of the text that ends in a shape, `// (b, l, d)`, is held to it while its module runs. A letter stands for
 * one number in one run; a field of the module, such as patchNum, for its value; `1+h*w` is worked out.
 */
const folder = new URL('../../src/lib/vit/', import.meta.url)
const files = readdirSync(folder).filter((name) => name !== 'index.ts')
const source = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** The line, with a call behind it that looks at the tensor it has just named. */
function watched(file: string, line: string, at: number): string {
  const [, name, shape] = /^\s*(?:const |let )?([\w.]+) = .* \/\/ (\(.*\))$/.exec(line) ?? []
  return name ? `${line}\n$watch(this, ${name}, '${shape}', '${file}:${at + 1}')` : line
}

type Watch = (module: nn.Module, tensor: Tensor, promise: string, place: string) => void

/** The classes of the text, each line of them watched. */
function load(watch: Watch): Record<string, new (...sizes: number[]) => nn.Module> {
  const classes: Record<string, never> = {}
  const waiting = new Set(files)
  for (let round = 0; waiting.size && round < files.length; round++) {
    for (const file of waiting) {
      const text = source(file)
      const needs = [...text.matchAll(/^import \{ (\w+) \} from '\.\/\w+'/gm)].map(
        ([, name]) => name,
      )
      if (!needs.every((name) => name in classes)) continue
      waiting.delete(file)
      const lines = text.split('\n').map((line, at) => watched(file, line, at))
      const script = transformSync(lines.join('\n'), { loader: 'ts' }).code
      const body = script.replace(/^import .*$/gm, '').replace(/^export \{[^}]*\};?$/gm, '').replace(/^export /gm, '') // biome-ignore format: three cuts
      const [, name] = /^export class (\w+)/m.exec(text) as RegExpExecArray
      const words = { ...torch, ...classes, $watch: watch }
      const legal = Object.keys(words).filter((word) => word !== 'var')
      const values = legal.map((word) => words[word as keyof typeof words])
      classes[name] = new Function(...legal, `${body}\nreturn ${name}`)(...values) as never
    }
  }
  return classes
}

/** Checks promises, and counts which were kept. */
function watcher() {
  const kept = new Set<string>()
  const letters = new Map<nn.Module, Map<string, number>>()
  const watch: Watch = (module, tensor, promise, place) => {
    const known = letters.get(module) ?? new Map<string, number>()
    letters.set(module, known)
    const fields = Object.entries(module).filter(([, value]) => typeof value === 'number')
    const names = new Map<string, number>([...fields, ...known])
    const sizes = promise.slice(1, -1).split(', ')
    expect(tensor, place).toBeInstanceOf(Tensor)
    expect(tensor.shape.length, `${place} promises ${promise}`).toBe(sizes.length)
    sizes.forEach((size, i) => {
      if (/^[a-z]+$/.test(size) && !names.has(size)) {
        known.set(size, tensor.shape[i])
        names.set(size, tensor.shape[i])
      }
      const value = new Function(...names.keys(), `return ${size}`)(...names.values())
      expect(tensor.shape[i], `${place} promises ${size} in ${promise}`).toBe(value)
    })
    kept.add(place)
  }
  return { watch, kept, forget: () => letters.clear() }
}

/** Constructor arguments and input shapes, no two sizes equal. */
const runs: [string, number[], number[]][] = [
  ['PatchEmbedding', [3, 4, 24, 20], [2, 3, 20, 20]],
  ['PatchEmbedding', [1, 5, 6, 40], [4, 1, 35, 23]],
  ['MultiHeadSelfAttention', [24, 3], [2, 17, 24]],
  ['MultiHeadSelfAttention', [10, 5], [3, 7, 10]],
  ['MlpBlock', [24, 40, 24], [2, 17, 24]],
  ['MlpBlock', [10, 7, 6], [3, 5, 10]],
  ['TransformerEncoderBlock', [24, 3, 40], [2, 17, 24]],
  ['TransformerEncoderBlock', [10, 5, 7], [3, 11, 10]],
  ['TransformerEncoder', [24, 3, 40, 2], [2, 17, 24]],
  ['TransformerEncoder', [10, 5, 7, 3], [4, 11, 10]],
  ['VisionTransformer', [20, 3, 10, 4, 24, 2, 3, 40], [2, 3, 20, 20]],
  ['VisionTransformer', [40, 1, 9, 5, 6, 1, 2, 7], [4, 1, 35, 23]],
]

beforeEach(() => setDevice('meta'))

describe('every shape written beside a line is the shape that line gives:', () => {
  const { watch, kept, forget } = watcher()
  const classes = load(watch)

  test.each(runs)('%s(%j) on an input of %j', (name, sizes, shape) => {
    forget()
    new classes[name](...sizes)(randn(...shape))
  })

  test('none was left out', () => {
    const promised = files.flatMap((file) =>
      source(file)
        .split('\n')
        .flatMap((line, at) => (/\/\/ \(/.test(line) ? [`${file}:${at + 1}`] : [])),
    )
    expect(promised.length).toBeGreaterThan(30)
    expect([...kept].sort()).toEqual(promised.sort())
  })
})

test('a shape that is not kept is noticed', () => {
  const { watch } = watcher()
  const module = new nn.Linear(2, 3)
  watch(module, randn(4, 2, 3), '(b, l, d)', 'here')
  expect(() => watch(module, randn(4, 3, 2), '(b, l, d)', 'here')).toThrow(
    'promises l in (b, l, d)',
  )
  expect(() => watch(module, randn(4, 2), '(b, l, d)', 'here')).toThrow('promises (b, l, d)')
  expect(() => watch(module, randn(4, 5), '(b, 1+l*d)', 'here')).toThrow('promises 1+l*d')
})
