import type { Tensor } from '../torch'
import { Foreign, Tuple } from '../torch/errors'
import { Slice } from '../torch/ops/indexing'

/**
 * The arguments of a call. `kinds` has a letter for each: t tensor (its number), i int, f float, b bool, s str, n None,
 * : slice (three more follow), . Ellipsis, x anything else (the name of its type); lists are in brackets, ( ), tuples
 * begin with [.
 */
export function decode(
  kinds: string,
  values: readonly unknown[],
  tensorOf: (handle: number) => Tensor,
): unknown[] {
  let at = 0
  let next = 0
  const one = (): unknown => {
    const kind = kinds[at++]
    if (kind === '(') return list([])
    if (kind === '[') return list(new Tuple())
    if (kind === ':')
      return Slice(...([place(), place(), place() ?? 1] as [number, number, number]))
    if (kind === '.') return '...'
    if (kind === 'n') return undefined
    const value = values[next++]
    if (kind === 't') return tensorOf(value as number)
    if (kind === 'x') return new Foreign(String(value), String(value))
    if (kind === 'i') return Number(value) // a BigInt where it is large
    // JavaScript cannot tell 2.0 from 2; Python can, and refuses one as a size.
    if (kind === 'f' && Number.isInteger(value)) {
      return new Foreign('float', (value as number).toFixed(1), value as number)
    }
    return value
  }
  const place = (): unknown => one() ?? null
  const list = (items: unknown[]) => {
    while (at < kinds.length && kinds[at] !== ')') items.push(one())
    at++
    return items
  }
  return list([])
}
