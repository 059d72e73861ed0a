import { fromArray, nn, Tensor } from '../torch'
import { snake } from '../torch/arguments'
import { weightNumbers } from './numbers'
import type { Build, StateFault } from './observation'

/** A weight found in a module, registered or not. */
export interface Weight {
  key: string
  tensor: Tensor
  /** Does `parameters()` find it? */
  registered: boolean
}

/** Every weight of a module, those too that PyTorch would not find: plain tensors, and modules in plain arrays. */
export function findWeights(module: nn.Module): Weight[] {
  return [...walk(module, '', true)]
}

function* walk(module: nn.Module, path: string, registered: boolean): Generator<Weight> {
  const fields = Object.entries(module).map(
    ([name, value]) => [join(path, snake(name)), value] as const,
  )
  for (const [key, value] of fields) {
    if (value instanceof Tensor) {
      yield { key, tensor: value, registered: registered && value instanceof nn.Parameter }
    }
  }
  for (const [key, value] of fields) {
    if (value instanceof nn.Module) yield* walk(value, key, registered)
    if (!Array.isArray(value)) continue
    for (const [i, part] of value.entries()) {
      if (part instanceof nn.Module) yield* walk(part, `${key}.${i}`, false)
    }
  }
}

/**
 * A layer may have a second name, as in a Sequential beside it: where there is a weight for every one of the
 * reference's, each goes by one name. Where there are too few, one that serves twice is a mistake.
 */
export function withoutAliases(weights: readonly Weight[], reference: readonly Spec[]): Weight[] {
  const isKnown = ({ key }: Weight) => reference.some((r) => r.key === key)
  const names = new Map<Tensor, Weight>()
  for (const weight of weights) {
    const other = names.get(weight.tensor)
    if (!other || (!isKnown(other) && isKnown(weight))) names.set(weight.tensor, weight)
  }
  return names.size < reference.length ? [...weights] : weights.filter((w) => names.get(w.tensor) === w) // biome-ignore format: one thought
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name)

export interface Spec {
  key: string
  shape: readonly number[]
}

/** Which weight of the reference a weight stands for; several, one below the other, where it is fused of them. */
export type Arrangement = ReadonlyMap<string, Source>
interface Source {
  keys: readonly string[]
  /** Rows of each that lie together; all of them unless laid out head by head. */
  rows?: number
}

/** Every order of four layers. */
export const mostArrangements = 24

/**
 * The ways to say which weight is which, the likeliest first. Weights of the reference's names are those; what is
 * left goes by shape, by what its name has of theirs, and by order.
 */
export function arrangements(
  own: readonly Spec[],
  reference: readonly Spec[],
  heads = 1,
): Arrangement[] {
  const named = new Map<string, Source>()
  for (const { key } of own) {
    if (reference.some((r) => r.key === key)) named.set(key, { keys: [key] })
  }
  const left = layersOf(own.filter(({ key }) => !named.has(key)))
  const whole = layersOf(reference.filter(({ key }) => !named.has(key)))
  const free = left.some(isLayer) ? whole : whole.flatMap(piecesOf)
  const found: Arrangement[] = []
  const hasNamesake = (layer: Layer) => free.some((other) => isNamesake(layer, other))
  const certainFirst = left.toSorted((a, b) => Number(hasNamesake(b)) - Number(hasNamesake(a)))
  for (const pairs of pairings(certainFirst, free, heads)) {
    found.push(new Map([...named, ...pairs]))
    if (found.length === mostArrangements) break
  }
  return found
}

/** A weight and the bias that belongs to it. */
interface Layer {
  name: string
  parts: Map<string, Spec>
}

function layersOf(specs: readonly Spec[]): Layer[] {
  const layers = new Map<string, Layer>()
  for (const spec of specs) {
    const [, name = spec.key, part = ''] = /^(.+)[._](weight|bias)$/.exec(spec.key) ?? []
    const layer = layers.get(name) ?? { name, parts: new Map() }
    layers.set(name, layer)
    layer.parts.set(part, spec)
  }
  return [...layers.values()]
}

/** Does it have a weight of its own, as layers of PyTorch do? */
const isLayer = ({ parts }: Layer) => parts.has('weight')

/** Each of its weights by itself: for those who keep bare parameters. */
const piecesOf = ({ name, parts }: Layer): Layer[] =>
  [...parts.values()].map((spec) => ({ name, parts: new Map([['', spec]]) }))

const main = ({ parts }: Layer) => parts.values().next().value as Spec

type Pairs = [string, Source][]

function* pairings(own: readonly Layer[], free: readonly Layer[], heads: number): Generator<Pairs> {
  const [layer, ...rest] = own
  if (!layer) return yield []
  const choices = [...candidates(layer, free)]
  if (!choices.length) yield* pairings(rest, free, heads)
  for (const chosen of choices) {
    const others = free.filter((other) => !chosen.includes(other))
    for (const pairs of pairings(rest, others, heads)) {
      yield [...pair(layer, chosen), ...pairs]
      if (chosen.length > 1 && heads > 1) yield [...pair(layer, chosen, heads), ...pairs]
    }
  }
}

/** Layers of the reference that could be this one, or be fused in it. */
function* candidates(layer: Layer, free: readonly Layer[]): Generator<Layer[]> {
  const { shape } = main(layer)
  const same = free.filter((other) => String(main(other).shape) === String(shape))
  const namesake = same.find((other) => isNamesake(layer, other))
  if (namesake) return yield [namesake]
  const likely = (a: Layer, b: Layer) => likeness(layer, b) - likeness(layer, a)
  yield* same.toSorted(likely).map((other) => [other])
  const [rows, ...columns] = shape
  const wanted = letters(layer)
  const narrower = free.filter((other) => {
    const [r, ...c] = main(other).shape
    return columns.length && String(c) === String(columns) && rows > r && rows % r === 0
  })
  for (const r of new Set(narrower.map((other) => main(other).shape[0]))) {
    const count = rows / r
    const near = (other: Layer) => Number(places(other) === places(layer))
    const part = narrower.filter((other) => main(other).shape[0] === r).toSorted((a, b) => near(b) - near(a)) // biome-ignore format: one thought
    const chosen = wanted.length === count ? part.filter((o) => wanted.includes(letters(o)[0])) : part // biome-ignore format: one thought
    if (chosen.length >= count) yield* orders(chosen.slice(0, count))
  }
}

/** What two names have in common: the last word, the numbers on the way to it, the letter. */
function likeness(a: Layer, b: Layer): number {
  const [word, place] = [lastWord, places].map((of) => Number(of(a) === of(b)))
  return 4 * word + 2 * place + Number(letters(a)[0] === letters(b)[0])
}
const isNamesake = (a: Layer, b: Layer) => lastWord(a) === lastWord(b) && places(a) === places(b)

const lastWord = ({ name }: Layer) => name.split('.').pop() ?? ''
const places = ({ name }: Layer) => String(name.match(/\d+/g))

/** The letters q, k, v in the last word of its name: `to_q`, `key`, `qkv`. */
const letters = (layer: Layer): string[] => lastWord(layer).match(/[qkv]/g) ?? []

function* orders<T>(list: readonly T[]): Generator<T[]> {
  if (!list.length) yield []
  for (const [i, first] of list.entries()) {
    for (const rest of orders(list.toSpliced(i, 1))) yield [first, ...rest]
  }
}

function pair(layer: Layer, chosen: readonly Layer[], heads?: number): Pairs {
  return [...layer.parts].flatMap(([part, { key }]): Pairs => {
    const parts = chosen.map((other) => other.parts.get(part))
    if (parts.some((p) => !p)) return []
    const sources = parts as Spec[]
    const rows = heads && sources[0].shape[0] / heads
    return [[key, { keys: sources.map((s) => s.key), ...(rows && { rows }) }]]
  })
}

/** Fill the weights with the numbers of those that they stand for. */
export function fill(weights: readonly Weight[], by: Arrangement, reference: readonly Spec[]) {
  const filled = new Set<Tensor>()
  for (const { key, tensor, registered } of weights) {
    const source = by.get(key)
    if (filled.has(tensor) || (!source && !registered)) continue
    filled.add(tensor)
    tensor.raw = fromArray(numbersFor(key, tensor.shape, source, reference), tensor.shape).raw
  }
}

function numbersFor(
  key: string,
  shape: readonly number[],
  source: Source | undefined,
  reference: readonly Spec[],
) {
  const { keys, rows } = source ?? { keys: [key] }
  if (keys.length === 1) return weightNumbers(keys[0], shape)
  const parts = keys.map((k) => weightNumbers(k, reference.find((r) => r.key === k)?.shape ?? []))
  return stack(parts, shape, rows)
}

/** The parts one below the other, or `rows` of each in turn. */
function stack(
  parts: readonly Float32Array[],
  shape: readonly number[],
  rows?: number,
): Float32Array {
  const width = shape.slice(1).reduce((n, size) => n * size, 1)
  const block = rows ? rows * width : parts[0].length
  const all = new Float32Array(parts.length * parts[0].length)
  let at = 0
  for (let from = 0; from < parts[0].length; from += block) {
    for (const part of parts) {
      all.set(part.subarray(from, from + block), at)
      at += block
    }
  }
  return all
}

/** The other way: what of a fused weight's numbers belongs to each weight of the reference. */
export function unstack(
  values: Float32Array,
  shape: readonly number[],
  { keys, rows }: Source,
): Map<string, Float32Array> {
  const width = shape.slice(1).reduce((n, size) => n * size, 1)
  const size = values.length / keys.length
  const block = rows ? rows * width : size
  const parts = new Map(keys.map((key) => [key, new Float32Array(size)]))
  let at = 0
  for (let from = 0; from < size; from += block) {
    for (const key of keys) {
      parts.get(key)?.set(values.subarray(at, at + block), from)
      at += block
    }
  }
  return parts
}

/** What is odd about the parameters, always in the same order. */
export function stateFaults(
  weights: readonly Weight[],
  by: Arrangement,
  reference: readonly Spec[],
): Build['state'] {
  const faults: StateFault[] = []
  const found = new Set([...by.values()].flatMap(({ keys }) => keys))
  for (const { key } of reference)
    if (!found.has(key)) faults.push({ kind: 'missing', key, detail: '' })
  const first = new Map<Tensor, string>()
  for (const { key, tensor, registered } of weights) {
    const source = by.get(key)
    if (!source && registered) faults.push({ kind: 'extra', key, detail: '' })
    if (!source) continue
    const name = source.keys.join(' + ')
    const wanted = source.keys.length === 1 && reference.find((r) => r.key === name)?.shape
    if (!registered) faults.push({ kind: 'hidden', key: name, detail: '' })
    if (wanted && String(wanted) !== String(tensor.shape)) {
      const detail = `(${tensor.shape.join(', ')}) ≠ (${wanted.join(', ')})`
      faults.push({ kind: 'shape', key: name, detail })
    }
    const other = first.get(tensor)
    if (other) faults.push({ kind: 'shared', key: name, detail: other })
    else first.set(tensor, name)
  }
  return faults
}

/** Layers that start from the very same numbers, as copies do. Constants are no copies. */
export async function copies(weights: readonly Weight[], by: Arrangement): Promise<StateFault[]> {
  const seen = new Map<string, { key: string; tensor: Tensor }>()
  const faults: StateFault[] = []
  for (const { key, tensor } of weights) {
    if (tensor.dim() < 2) continue
    const values = await tensor.data()
    if (values.every((v) => v === values[0])) continue
    const print = `${tensor.shape}:${values.slice(0, 16)}`
    const name = by.get(key)?.keys.join(' + ') ?? key
    const other = seen.get(print)
    if (!other) seen.set(print, { key: name, tensor })
    else if (other.tensor !== tensor) faults.push({ kind: 'copied', key: name, detail: other.key })
  }
  return faults
}
