import { fromArray, nn, Tensor } from '../torch'
import { snake } from '../torch/arguments'
import { stack } from './layout'
import type { Arrangement, Source, Spec } from './matching'
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

/** Fill the weights with the numbers of those that they stand for. */
export function fill(weights: readonly Weight[], by: Arrangement, reference: readonly Spec[]) {
  const filled = new Set<Tensor>()
  for (const { key, tensor, registered } of weights) {
    const source = by.get(key)
    if (filled.has(tensor) || (!source && !registered)) continue
    filled.add(tensor)
    tensor.raw = fromArray(
      numbersFor(tensor.shape, source ?? { keys: [key] }, reference),
      tensor.shape,
    ).raw
  }
}

function numbersFor(shape: readonly number[], { keys, fused }: Source, reference: readonly Spec[]) {
  if (keys.length === 1) return weightNumbers(keys[0], shape)
  const parts = keys.map((k) => weightNumbers(k, reference.find((r) => r.key === k)?.shape ?? []))
  return stack(parts, shape[0], fused)
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
