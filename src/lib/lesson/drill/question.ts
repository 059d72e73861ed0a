import { noGrad, operations, trace, zeros } from '../../torch'
import type { Truth } from '../answer'
import { type Axis, type Recipe, recipes } from './recipes'
import { random, shuffled } from './shuffle'

export type DrillKind = keyof typeof recipes

/** One question: lines of PyTorch, and the shape they give. */
export interface Question {
  kind: DrillKind
  /** Shapes of the tensors it begins with, as letters or as sizes. */
  given: { name: string; shape: string[] }[]
  /** Asked in letters? The sizes are then not told. */
  letters: boolean
  code: string
  truth: Truth
  /** The operations that ran, and what each gave, written as the question is. */
  steps: { op: string; shape: string[] }[]
}

const kinds = Object.keys(recipes) as DrillKind[]

/** Question number `n` of a seed: every kind once before any comes again; all sizes differ. */
export function question(seed: number, n: number): Question {
  const round = Math.floor(n / kinds.length)
  const kind = shuffled(kinds, random(seed * 7919 + round))[n % kinds.length]
  const next = random(seed * 104729 + n)
  const recipe = recipes[kind](next)
  const letters = recipe.letters && next() < 0.4
  const sizes = unequal(recipe, next)
  const of = (axis: Axis) => sizeOf(axis, sizes)
  const { result, steps } = noGrad(() =>
    trace(() => recipe.run(of, ...recipe.given.map(([, axes]) => zeros(...axes.map(of))))),
  )
  const names = letterNames(recipe, of)
  const written = (shape: number[]) =>
    shape.map((size) => (letters ? (names.get(size) ?? String(size)) : String(size)))
  return {
    kind,
    given: recipe.given.map(([name, axes]) => ({ name, shape: written(axes.map(of)) })),
    letters,
    code: recipe.code((axis) => (letters ? axis : String(of(axis)))),
    truth: { sizes: result.shape, ...(letters && { letters: written(result.shape) }) },
    steps: operations(steps).map(({ op, output }) => ({ op, shape: written(output.shape) })),
  }
}

/** Letters of the post, and what follows from them. */
type Sizes = Record<string, number>

function sizeOf(axis: Axis, sizes: Sizes): number {
  if (/^\d+$/.test(axis)) return Number(axis)
  return axis.split('·').reduce((n, letter) => n * sizes[letter], 1)
}

const ranges: Record<string, [least: number, most: number]> = {
  b: [2, 5],
  c: [3, 4],
  h: [5, 9],
  w: [5, 9],
  p: [2, 4],
  l: [11, 19],
  nh: [2, 6],
  hd: [4, 10],
  d: [12, 40],
  m: [41, 64],
}

/** Sizes for the letters of a recipe such that no two shapes can be taken for one another. */
function unequal(recipe: Recipe, next: () => number): Sizes {
  const draw = () => {
    const sizes: Sizes = {}
    for (const [letter, [least, most]] of Object.entries(ranges)) {
      sizes[letter] = least + Math.floor(next() * (most - least + 1))
    }
    if (recipe.heads) sizes.d = sizes.nh * sizes.hd
    return { ...sizes, H: sizes.h * sizes.p, W: sizes.w * sizes.p }
  }
  for (;;) {
    const sizes = draw()
    const all = axesOf(recipe).map((axis) => sizeOf(axis, sizes))
    if (new Set(all).size === all.length) return sizes
  }
}

/** Every axis a recipe names, and the runs of neighbours that could become one. */
function axesOf({ given, also, heads }: Recipe): Axis[] {
  const runs = given.flatMap(([, axes]) =>
    axes.flatMap((_, i) =>
      axes.slice(i + 1).map((_, j) =>
        axes
          .slice(i, i + j + 2)
          .filter((axis) => axis !== '1')
          .join('·'),
      ),
    ),
  )
  const named = [...given.flatMap(([, axes]) => axes), ...(also ?? []), ...runs]
  return [
    ...new Set(named.filter((axis) => axis !== '1' && axis !== '' && !(heads && axis === 'nh·hd'))),
  ]
}

function letterNames(recipe: Recipe, of: (axis: Axis) => number): Map<number, string> {
  const axes = axesOf(recipe)
  const longer = axes.map((axis) => [1 + of(axis), `1+${axis}`] as const)
  return new Map([...longer, ...axes.map((axis) => [of(axis), axis] as const).reverse(), [1, '1']])
}
