import { byBlock, isBare, type Layer, layersOf, piecesOf, type Spec } from './layers'
import { type Fused, layouts } from './layout'

export type { Spec }

/** Which weight of the reference a weight stands for; several, where it is fused of them. */
export type Arrangement = ReadonlyMap<string, Source>
export interface Source {
  keys: readonly string[]
  /** How its rows run, where the parts do not just follow each other. */
  fused?: Fused
}

/** Every order of four layers. */
export const mostArrangements = 24

/**
 * The ways to say which weight is which, the likeliest first. Weights of the reference's names are those; what is
 * left goes by shape, by what its name has of theirs, and by order; in all blocks alike, where there are blocks.
 */
export function arrangements(
  own: readonly Spec[],
  reference: readonly Spec[],
  heads = 1,
): Arrangement[] {
  const known = new Set(reference.map(({ key }) => key))
  const named = own.filter(({ key }) => known.delete(key))
  const left = layersOf(own.filter((spec) => !named.includes(spec)))
  const free = layersOf(reference.filter(({ key }) => known.has(key)))
  const depth = new Set(free.flatMap(({ name }) => name.match(/\d+(?=\.)/) ?? [])).size
  const each = matches(left, free, heads)
  const alike = depth > 1 ? matches(byBlock(left, depth), byBlock(free, depth), heads) : each
  const best = alike[0].length < each[0].length ? each : alike
  const certain = named.map(({ key }): Pair => [key, { keys: [key] }])
  return best.map((pairs) => new Map([...certain, ...pairs]))
}

type Pair = [string, Source]

/** What a layer of one's own may stand for, and how much speaks for it. */
interface Choice {
  layers: readonly Layer[]
  pairs: Pair[]
  score: number
}

/** More are not even thought of. */
const mostThoughts = 1000

function matches(own: readonly Layer[], free: readonly Layer[], heads: number): Pair[][] {
  const hasNamesake = (layer: Layer) => Number(free.some((other) => isNamesake(layer, other)))
  const certainFirst = own.toSorted((a, b) => Number(isBare(a)) - Number(isBare(b)) || hasNamesake(b) - hasNamesake(a)) // biome-ignore format: one thought
  return [...pairings(certainFirst, free, heads)]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostArrangements)
    .map(({ pairs }) => pairs)
}

type Found = Omit<Choice, 'layers'>

function* pairings(own: readonly Layer[], free: readonly Layer[], heads: number): Generator<Found> {
  let count = 0
  yield* from(0, new Set(), { pairs: [], score: 0 })

  function* from(at: number, used: ReadonlySet<string>, found: Found): Generator<Found> {
    if (count === mostThoughts) return
    if (at === own.length) {
      count++
      return yield found
    }
    const choices = choicesFor(own[at], free, used, heads)
    if (!choices.length) return yield* from(at + 1, used, found)
    for (const { pairs, score } of choices) {
      const taken = pairs.flatMap(([, { keys }]) => keys)
      yield* from(at + 1, new Set([...used, ...taken]), {
        pairs: [...found.pairs, ...pairs],
        score: found.score + score,
      })
    }
  }
}

/** The layers of the reference that this one could be, or be fused of; the likeliest first. */
function choicesFor(
  layer: Layer,
  all: readonly Layer[],
  used: ReadonlySet<string>,
  heads: number,
): Choice[] {
  const free = all
    .flatMap((other) => (isBare(layer) ? piecesOf(other) : other))
    .filter(({ parts }) => ![...layer.parts.keys()].some((part) => used.has(parts.get(part)?.[0].key ?? ''))) // biome-ignore format: one thought
  const single = free
    .filter((other) => String(sizeOf(other)) === String(sizeOf(layer)))
    .map((other) => choice(layer, [other], likeness(layer, other)))
    .toSorted((a, b) => b.score - a.score)
  const namesake = single.find(({ layers: [other] }) => isNamesake(layer, other))
  return namesake ? [namesake] : [...single, ...fusions(layer, free, heads)]
}

const main = ({ parts }: Layer) => parts.values().next().value as Spec[]

/** Its shape, and in how many blocks it stands. */
const sizeOf = (layer: Layer) => [main(layer).length, ...main(layer)[0].shape]

function fusions(layer: Layer, free: readonly Layer[], heads: number): Choice[] {
  const [blocks, rows, ...columns] = sizeOf(layer)
  if (!columns.length) return []
  const parts = free.filter((other) => {
    const [b, r, ...c] = sizeOf(other)
    return b === blocks && String(c) === String(columns) && rows > r && rows % r === 0
  })
  return [...new Set(parts.map((other) => main(other)[0].shape[0]))].flatMap((r) => {
    const alike = parts.filter((other) => main(other)[0].shape[0] === r)
    const count = rows / r
    const wanted = letters(layer)
    const chosen = wanted.length === count ? alike.filter((o) => wanted.includes(letters(o)[0])) : alike // biome-ignore format: one thought
    if (chosen.length < count) return []
    return orders(chosen.slice(0, count)).flatMap((order, i) =>
      layouts.slice(0, heads > 1 ? undefined : 1).map((layout, j) => {
        const fused = heads > 1 ? { layout, heads } : undefined
        return choice(layer, order, -i - j / 10, fused)
      }),
    )
  })
}

function choice(layer: Layer, layers: readonly Layer[], score: number, fused?: Fused): Choice {
  const pairs = [...layer.parts].flatMap(([part, specs]) =>
    specs.flatMap(({ key }, block): Pair[] => {
      const keys = layers.flatMap(({ parts }) => parts.get(part)?.[block].key ?? [])
      return keys.length < layers.length ? [] : [[key, { keys, ...(fused && { fused }) }]]
    }),
  )
  return { layers, pairs, score }
}

const isNamesake = (a: Layer, b: Layer) =>
  lastWord(a) === lastWord(b) && /\D/.test(lastWord(a)) && ordinal(a) === ordinal(b) && String(sizeOf(a)) === String(sizeOf(b)) // biome-ignore format: one thought

/** How much speaks for the two being the same: what their names say of their place in the block. */
const likeness = (a: Layer, b: Layer): number =>
  [agree(letters(a)[0], letters(b)[0]), agree(partOfBlock(a), partOfBlock(b)), agree(ordinal(a), ordinal(b))].reduce((x, y) => x + y) + // biome-ignore format: one thought
  2 * Number(lastWord(a) === lastWord(b)) +
  Number(isOutput(a) && isOutput(b))

const agree = (a?: string, b?: string) => (a && b ? (a === b ? 3 : -3) : 0)

/** The last word of its name that is none of a list's numbers. */
const lastWord = ({ name }: Layer) =>
  name.toLowerCase().split('.').findLast((word) => /[^\d#]/.test(word)) ?? '' // biome-ignore format: one thought

/** The letters q, k, v in it: `to_q`, `key`, `qkv`. */
const letters = (layer: Layer): string[] => lastWord(layer).match(/[qkv]/g) ?? []

/** Attention comes first, the MLP second; so do the norms before them. */
function partOfBlock({ name }: Layer): string | undefined {
  const words = name.toLowerCase()
  if (/norm1$|att|msa|mha|before/.test(words)) return 'attention'
  return /norm2$|mlp|ffn?(?![a-z])|feed|after|post/.test(words) ? 'mlp' : undefined
}

/** The number at the end of `fc1`, `ln_2`. */
const ordinal = (layer: Layer) => /\d+$/.exec(lastWord(layer))?.[0]

const isOutput = (layer: Layer) =>
  !letters(layer).length && /^(w_?)?o(ut)?(_|$)|proj|final|merge|combine|unif/.test(lastWord(layer))

function orders<T>(list: readonly T[]): T[][] {
  if (!list.length) return [[]]
  return list.flatMap((first, i) => orders(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}
