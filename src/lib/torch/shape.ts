import { errors } from './errors'
import { numel } from './numel'

/** Pure arithmetic on shapes, as PyTorch does it. Nothing here touches a number of a tensor. */
export type Shape = readonly number[]

/** Sizes as arguments, `reshape(b, l, d)`, or as one list, `reshape([b, l, d])`. */
export type Sizes = number[] | [readonly number[]]
export const sizesOf = (given: Sizes): number[] => given.flat()

export { numel }

/** PyTorch's TypeError if a size is no integer. */
export function checkInts(op: string, argument: string, kind: 'ints' | 'SymInts', sizes: Shape) {
  sizes.forEach((size, at) => {
    if (!Number.isInteger(size)) throw errors.sizeNotAnInt(op, argument, kind, size, at)
  })
}

/** The sizes of a new tensor: integers, none negative. */
export function checkNew(op: string, kind: 'ints' | 'SymInts', sizes: Shape) {
  checkInts(op, 'size', kind, sizes)
  for (const size of sizes) if (size < 0) throw errors.negativeDimension(size, sizes)
}

/** Axis `dim` counted from the front; PyTorch's IndexError when there is no such axis. */
export function wrapDim(dim: number, rank: number, op = 'dim', argument = 'dim', position = 1) {
  const range = Math.max(rank, 1)
  if (!Number.isInteger(dim)) throw errors.notAnInt(op, argument, position, dim)
  if (dim < -range || dim >= range) throw errors.dimOutOfRange(dim, range)
  return dim < 0 ? dim + range : dim
}

/** The one shape that both broadcast to. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length)
  const shape = new Array<number>(rank)
  for (let i = rank - 1; i >= 0; i--) {
    const m = a[i - rank + a.length] ?? 1
    const n = b[i - rank + b.length] ?? 1
    if (m !== n && m !== 1 && n !== 1) throw errors.broadcast(m, n, i)
    shape[i] = m === 1 ? n : m
  }
  return shape
}

/** Fill in the one −1 of a requested shape and check that the count of numbers stays. */
export function inferShape(sizes: Shape, from: Shape, op: string, argument: string): number[] {
  checkInts(op, argument, 'SymInts', sizes)
  const count = numel(from)
  let known = 1
  let inferred = -1
  sizes.forEach((size, i) => {
    if (size < -1) throw errors.invalidDimension(size)
    if (size !== -1) known *= size
    else if (inferred >= 0) throw errors.twoInferred()
    else inferred = i
  })
  if (inferred < 0 && known === count) return [...sizes]
  if (inferred >= 0 && known === 0 && count === 0) throw errors.ambiguousInference(sizes)
  if (inferred < 0 || known === 0 || count % known) {
    if (splitsHeads(sizes, from)) throw errors.headsDoNotDivide(sizes, count, from[from.length - 1])
    throw errors.invalidShape(sizes, count)
  }
  return sizes.map((size) => (size === -1 ? count / known : size))
}

/** (b, l, d) into (b, l, nh, ⌊d / nh⌋), where d is no multiple of nh. */
function splitsHeads(sizes: Shape, from: Shape): boolean {
  const width = from[from.length - 1]
  const [heads, head] = sizes.slice(-2)
  const rest = sizes.slice(0, -2)
  return (
    String(rest) === String(from.slice(0, -1)) &&
    heads * head !== width &&
    Math.floor(width / heads) === head
  )
}
