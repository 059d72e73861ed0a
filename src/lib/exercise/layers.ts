/** A weight, by its name. */
export interface Spec {
  key: string
  shape: readonly number[]
}

/** A weight and the bias that belongs to it; of a stack of blocks, those of every block. */
export interface Layer {
  /** Where it stands; # is the number of the block. */
  name: string
  /** `weight`, `bias`, or '' for a bare parameter; one of each block. */
  parts: Map<string, Spec[]>
}

export const isBare = ({ parts }: Layer) => parts.has('')

/** Which weights belong together: by PyTorch's names, or by those that people give bare parameters. */
export function layersOf(specs: readonly Spec[]): Layer[] {
  const layers = new Map<string, Layer>()
  const add = (name: string, part: string, spec: Spec) => {
    const layer = layers.get(name) ?? { name, parts: new Map() }
    layers.set(name, layer)
    layer.parts.set(part, [spec])
  }
  const biases = new Map(specs.flatMap((spec) => marked(spec, 'bias')))
  const weights = new Map(specs.flatMap((spec) => marked(spec, 'weight')))
  for (const spec of specs) {
    const [, name, part] = /^(.+)[._](weight|bias)$/.exec(spec.key) ?? []
    const [[stem] = []] = [...marked(spec, 'weight'), ...marked(spec, 'bias')]
    const [weight, bias] = [weights.get(stem ?? ''), biases.get(stem ?? '')]
    if (name) add(name, part, spec)
    else if (weight && bias) add(weight.key, spec === weight ? 'weight' : 'bias', spec)
    else add(spec.key, '', spec)
  }
  return [...layers.values()].flatMap((layer) => (layer.parts.has('bias') && layer.parts.size < 2 ? piecesOf(layer) : layer)) // biome-ignore format: one thought
}

/** Each weight by itself, as a bias without a weight is: `q_bias` beside a fused weight. */
export const piecesOf = ({ name, parts }: Layer): Layer[] =>
  [...parts.values()].map((specs) => ({ name, parts: new Map([['', specs]]) }))

/** What people call a weight and its bias where they keep them themselves: `w_q` and `b_q`, `gamma` and `beta`. */
const pairs = [
  ['w|weight|weights|kernel', 'b|bias|biases'],
  ['gamma|scale|g|a', 'beta|shift|b'],
] as const

/** By what the weight and its bias share: the words beside `w` and `b`. */
function marked(spec: Spec, part: 'weight' | 'bias'): [stem: string, Spec][] {
  const [, path = '', word] = /^(.*\.)?(.+)$/.exec(spec.key.toLowerCase()) ?? []
  return pairs.flatMap((marks, family): [string, Spec][] => {
    const mark = marks[part === 'weight' ? 0 : 1]
    const [, first, last] =
      new RegExp(`^(?:(?:${mark})_?(|[qkvo]|[qkv]{2,3}|out|\\d+)|(\\w+)_(?:${mark}))$`).exec(word ?? '') ?? [] // biome-ignore format: one thought
    const rest = first ?? last
    return rest === undefined ? [] : [[`${family} ${path}${rest}`, spec]]
  })
}

/**
 * The same layer of every block as one, so that what is thought of one block is thought of all. Blocks are told by a
 * number in the names: the first that counts as far as there are blocks, or a multiple, with the same layers each time.
 */
export function byBlock(layers: readonly Layer[], depth: number): Layer[] {
  const stacks = new Map<string, Map<number, string[]>>()
  for (const layer of layers) {
    for (const { before, number, after } of numbersIn(layer.name)) {
      const stack = stacks.get(before) ?? new Map<number, string[]>()
      stacks.set(before, stack)
      stack.set(number, [...(stack.get(number) ?? []), `${after} ${shapesOf(layer)}`])
    }
  }
  const numbersOf = (before: string) => stacks.get(before) as Map<number, string[]>
  const isStack = ({ before }: Place) => {
    const contents = sorted(numbersOf(before)).map(([, content]) => content.sort().join())
    const period = contents.length / depth
    return Number.isInteger(period) && contents.every((c, i) => c === contents[i % period])
  }
  const placed = layers
    .map((layer) => ({ layer, place: numbersIn(layer.name).find(isStack) }))
    .toSorted((a, b) => (a.place?.number ?? 0) - (b.place?.number ?? 0))
  const joined = new Map<string, Layer>()
  for (const { layer, place } of placed) {
    const name = place ? nameIn(place, sorted(numbersOf(place.before)), depth) : layer.name
    const all = joined.get(name) ?? { name, parts: new Map<string, Spec[]>() }
    joined.set(name, all)
    for (const [part, specs] of layer.parts) {
      all.parts.set(part, [...(all.parts.get(part) ?? []), ...specs])
    }
  }
  return [...joined.values()]
}

const sorted = <T>(numbers: Map<number, T>) => [...numbers].sort(([a], [b]) => a - b)

interface Place {
  before: string
  number: number
  after: string
}

const numbersIn = (name: string): Place[] =>
  [...name.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    before: name.slice(0, index),
    number: Number(digits),
    after: name.slice(index + digits.length),
  }))

/** Where each block has several numbers, as in one list of all norms, which of them it is. */
function nameIn({ before, number, after }: Place, all: [number, unknown][], depth: number) {
  const period = all.length / depth
  const rank = all.findIndex(([n]) => n === number)
  return `${before}#${period > 1 ? `.${rank % period}` : ''}${after}`
}

const shapesOf = ({ parts }: Layer) =>
  [...parts].map(([part, specs]) => `${part} ${specs.map(({ shape }) => shape)}`).join()
