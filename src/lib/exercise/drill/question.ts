import { random } from '../../lesson/drill/shuffle'
import type { ModuleName } from '../modules'
import { type Call, callOf, type Shape } from './call'
import { beginning, between, nextLine, type Random } from './chain'
import { type Program, programs } from './programs'
import { readExpression } from './python'
import { evaluate, type Names, runLine, type Shaped, type Value } from './run'
import { shapeOf } from './shapes'
import { type Slip, slipsOf } from './slips'

/** What one operation did. */
export interface Step extends Call {
  output: Shape
}

/** A line of code; its shape is null where it gives no tensor. */
export interface Line {
  text: string
  shape: Shape | null
  /** The same in letters of the post, where there are letters. */
  letters?: string[]
  /** Not shown before the reader has answered. */
  asked: boolean
  /** The operations in it, in order. */
  steps: Step[]
  /** Shapes that it gives to one who misreads one of its steps. */
  slips: { slip: Slip; step: number; shape: Shape }[]
}

/** Code to read: plain data. */
export interface Question {
  given: { name: string; shape: Shape }[]
  /** What the constructor has made. */
  made: string[]
  code: Line[]
}

/** Question number `n` of a seed: a forward of the module, or of single operations where there is no module. */
export function question(seed: number, n: number, module?: ModuleName): Question {
  const next = random(seed * 7919 + n)
  return module ? ofProgram(programs[module], n, next) : ofChain(next)
}

/** The post's own lines every other time; in between the others by turns. */
function ofProgram([post, ...others]: Program[], n: number, next: Random): Question {
  const { given, made, forward } = n % 2 ? others[((n - 1) / 2) % others.length] : post
  const sizes = draw(next)
  const filled = (text: string) =>
    text.replace(/\{(.+?)\}/g, (_, size) => String(sizeOf(size, sizes)))
  const names: Names<Shaped> = new Map()
  const inputs = Object.entries(given).map(([name, axes]) => {
    const shape = axes.map((axis) => sizeOf(axis, sizes))
    names.set(name, { shape })
    return { name, shape }
  })
  const setUp = linesOf(filled(made))
  for (const text of setUp) runLine(text, names, apply)
  const code = linesOf(filled(forward)).map((text) => read(text, names))
  const letters = letterNames(given, sizes)
  for (const line of code) {
    line.letters = line.shape?.map((size) => letters.get(size) ?? String(size))
  }
  return { given: inputs, made: setUp, code: askOnce(code) }
}

/** Four lines, each doing something to what the last one gave. */
function ofChain(next: Random): Question {
  let shape = beginning(next)
  const given = [{ name: 'x', shape }]
  const names: Names<Shaped> = new Map([['x', { shape }]])
  const code: Line[] = []
  let kind = ''
  while (code.length < 4) {
    const line = nextLine(shape, kind, next)
    const tried = read(line.text, new Map(names))
    if (!tellsApart(tried.shape ?? [])) continue
    code.push(read(line.text, names))
    ;[kind, shape] = [line.kind, tried.shape ?? []]
  }
  return { given, made: [], code }
}

/** Sizes that are worth a question: few, not huge, and no two alike but by `x @ x`. */
const tellsApart = (shape: Shape) =>
  shape.length > 1 && shape.length < 6 && Math.max(...shape) < 400 && new Set(shape).size >= shape.length - 1 // biome-ignore format: one thought

const linesOf = (text: string) => text.trim().split('\n').filter(Boolean)

/** A line with its steps and shape; the names get what it assigns. */
function read(text: string, names: Names<Shaped>): Line {
  const before = new Map(names)
  const steps: Step[] = []
  runLine(text, names, (op, operands, named) => {
    const call = callOf(op, operands, named)
    const result = shapeOf(call)
    const several = Array.isArray(result[0])
    steps.push({ ...call, output: (several ? result[0] : result) as Shape })
    return tensors(result)
  })
  const shape = resultOf(text, names)
  const slips = steps.flatMap((step, i) =>
    slipsOf(step).flatMap(([slip, instead]) => {
      const other = shape && misread(text, before, i, instead)
      return other && String(other) !== String(shape) ? [{ slip, step: i, shape: other }] : []
    }),
  )
  slips.sort((a, b) => b.step - a.step) // the last step is the likeliest
  return { text, shape, asked: shape !== null, steps, slips }
}

/** The shape of a line in which operation `at` gave something else. */
function misread(text: string, before: Names<Shaped>, at: number, instead: Shape): Shape | null {
  const names = new Map(before)
  let i = 0
  runLine(text, names, (op, operands, named) => {
    const result = shapeOf(callOf(op, operands, named))
    if (i++ !== at) return tensors(result)
    return Array.isArray(result[0]) ? tensors(result.map(() => instead)) : { shape: instead }
  })
  return resultOf(text, names)
}

const apply = (...[op, operands, named]: Parameters<typeof callOf>) =>
  tensors(shapeOf(callOf(op, operands, named)))

const tensors = (result: Shape | Shape[]): Value<Shaped> =>
  Array.isArray(result[0])
    ? (result as Shape[]).map((shape) => ({ shape }))
    : { shape: result as Shape }

/** The shape of the first thing that a line assigns. */
function resultOf(text: string, names: Names<Shaped>): Shape | null {
  const value = names.get(text.split(/[,=]/)[0].trim())
  return typeof value === 'object' && 'shape' in value ? value.shape : null
}

/** A line that does the very same as one before is told, not asked. */
function askOnce(code: Line[]): Line[] {
  const seen = new Set<string>()
  return code.map((line) => {
    const what = JSON.stringify(line.steps)
    const again = seen.has(what)
    seen.add(what)
    return { ...line, asked: line.asked && !again }
  })
}

type Sizes = Record<string, number>

const sizeOf = (size: string, sizes: Sizes): number =>
  evaluate<Shaped>(readExpression(size), new Map(Object.entries(sizes)), apply) as number

/** Letters whose sizes are drawn, with the least and the most. */
const ranges: Record<string, [least: number, most: number]> = {
  b: [4, 6], // not 2 or 3, which stand in the code
  c: [3, 5],
  h: [4, 9],
  w: [4, 9],
  p: [2, 8],
  l: [11, 19],
  nh: [4, 7],
  hd: [5, 9],
  m: [61, 90],
  k: [20, 30],
}
/** What may stand in a shape that begins as an image, and in one that begins as tokens. */
const axes = {
  image: ['b', 'c', 'h', 'w', 'p', 'H', 'W', 'd', 'k', 'h*w', '1+h*w', '1+h*h', 'c*p*p'],
  tokens: ['b', 'l', 'd', 'nh', 'hd', 'm', 'k', 'l-1', '3*d'],
}

/** Sizes for the post's letters such that none can be taken for another. */
function draw(next: Random): Sizes {
  for (;;) {
    const sizes: Sizes = {}
    for (const [letter, [least, most]] of Object.entries(ranges)) {
      sizes[letter] = between(least, most, next)
    }
    const { h, w, p, nh, hd } = sizes
    const left = next() < 0.3 ? p - 1 : 0 // pixels that make no patch
    const all = { ...sizes, d: nh * hd, H: h * p + left, W: w * p + left }
    const unequal = (names: string[]) =>
      new Set(names.map((name) => sizeOf(name, all))).size === names.length
    if (h > w && unequal(axes.image) && unequal(axes.tokens)) return all // image_size is H
  }
}

/** What each size of a question is called. */
const letterNames = (given: Program['given'], sizes: Sizes): Map<number, string> =>
  new Map(axes[given.x?.includes('c') ? 'image' : 'tokens'].map((name) => [sizeOf(name, sizes), name])) // biome-ignore format: one thought
