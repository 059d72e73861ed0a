import { arange, fromArray, type Tensor } from '../../torch'

/** The operations of the bench, by torch's names, and how many numbers each takes. */
export const operations = {
  reshape: { least: 1, most: 6 },
  view: { least: 1, most: 6 },
  permute: { least: 1, most: 6 },
  transpose: { least: 2, most: 2 },
  expand: { least: 1, most: 6 },
  unsqueeze: { least: 1, most: 1 },
  squeeze: { least: 0, most: 1 },
  flatten: { least: 0, most: 2 },
  contiguous: { least: 0, most: 0 },
  add: { least: 1, most: 4 },
} as const

export type Operation = keyof typeof operations

/** One operation with its numbers; for `add`, the shape of the second tensor. */
export interface Call {
  op: Operation
  args: number[]
}

/** What the reader put on the bench: the sizes of a tensor, and the operations run on it in turn. */
export interface Bench {
  sizes: number[]
  calls: Call[]
}

export const limits = {
  rank: { min: 2, max: 4 },
  size: { min: 1, max: 6 },
  calls: 12,
  /** A number a reader may hand to an operation. */
  argument: 9999,
  /** Cells drawn at once: a tensor of the largest sizes. */
  cells: 6 ** 4,
}

/** Can this be run at all? What PyTorch says of it is another matter. */
export function isCall(op: string, args: readonly number[]): boolean {
  if (!(op in operations)) return false
  const { least, most } = operations[op as Operation]
  const inRange = (n: number) => Number.isInteger(n) && Math.abs(n) <= limits.argument
  const fits = args.length >= least && args.length <= most && args.every(inRange)
  const { min, max } = limits.size
  return fits && (op !== 'add' || args.every((size) => size >= min && size <= max))
}

export const count = (shape: readonly number[]) => shape.reduce((n, size) => n * size, 1)

/** The numbers 0 … n−1, so that a number says where it began. */
export const start = (sizes: readonly number[]): Tensor => arange(count(sizes)).reshape([...sizes])

/** The second tensor of `add`: whole multiples of `unit`, so that a sum says both its parts. */
export function operand(sizes: readonly number[], unit: number): Tensor {
  const multiples = Array.from({ length: count(sizes) }, (_, i) => unit * (i + 1))
  return fromArray(multiples, sizes, 'int64')
}

/** The smallest power of ten above every number so far; 1 once sums would grow too long to be exact. */
export function unitAbove(top: number, sizes: readonly number[]): number {
  const unit = 10 ** Math.max(1, String(top - 1).length)
  return unit * (count(sizes) + 1) > 2 ** 24 ? 1 : unit
}

/** Run one operation: the real one. */
export function apply(x: Tensor, { op, args }: Call, other?: Tensor): Tensor {
  switch (op) {
    case 'reshape':
    case 'view':
    case 'permute':
    case 'expand':
      return x[op](...args)
    case 'transpose':
      return x.transpose(args[0], args[1])
    case 'unsqueeze':
      return x.unsqueeze(args[0])
    case 'squeeze':
      return x.squeeze(args[0])
    case 'flatten':
      return x.flatten(...(args as [number?, number?]))
    case 'contiguous':
      return x.contiguous()
    case 'add':
      return x.add(other as Tensor)
  }
}
