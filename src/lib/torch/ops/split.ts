import { byName } from '../arguments'
import { errors } from '../errors'
import { composite } from '../op'
import { wrapDim } from '../shape'
import type { Tensor } from '../tensor'
import { narrowAs, select } from './indexing'

type Dim = number | { dim?: number }

/** Pieces of these sizes, or of one size (the last may be smaller); each is a view. */
export function split(x: Tensor, sizes: number | readonly number[], dim: Dim = 0): Tensor[] {
  const asked = byName<{ dim: number }>('split', ['dim'], [dim]).dim ?? 0
  const axis = wrapDim(asked, x.dim(), 'split', 'dim', 2)
  const size = x.shape[axis]
  if (typeof sizes === 'number') {
    if (!Number.isInteger(sizes)) throw errors.notAnInt('split', 'split_size', 1, sizes)
    if (sizes < 0) throw errors.splitNegative(sizes)
    if (sizes === 0 && size > 0) throw errors.splitZero(size)
    return pieces('split', x, [sizes, asked], axis, equal(size, sizes))
  }
  if (sizes.reduce((a, b) => a + b, 0) !== size) throw errors.splitSum(size, asked, sizes)
  return pieces('split', x, [[...sizes], asked], axis, sizes)
}

/** At most so many pieces, all of one size but perhaps the last. */
export function chunk(x: Tensor, chunks: number, dim: Dim = 0): Tensor[] {
  const asked = byName<{ dim: number }>('chunk', ['dim'], [dim]).dim ?? 0
  if (!Number.isInteger(chunks)) throw errors.notAnInt('chunk', 'chunks', 1, chunks)
  if (chunks < 1) throw errors.chunkCount(chunks)
  const axis = wrapDim(asked, x.dim(), 'chunk', 'dim', 2)
  const size = x.shape[axis]
  return pieces('chunk', x, [chunks, asked], axis, equal(size, Math.ceil(size / chunks)))
}

function equal(size: number, each: number): number[] {
  if (size === 0) return [0]
  return Array.from({ length: Math.ceil(size / each) }, (_, i) => Math.min(each, size - i * each))
}

function pieces(name: string, x: Tensor, args: unknown[], axis: number, sizes: readonly number[]) {
  return composite(name, [x], args, () => {
    let start = 0
    return sizes.map((size) => {
      const piece = narrowAs('narrow', x, axis, start, size)
      start += size
      return piece
    })
  })
}

/** The slices along an axis, each without it. */
export function unbind(x: Tensor, dim: Dim = 0): Tensor[] {
  const asked = byName<{ dim: number }>('unbind', ['dim'], [dim]).dim ?? 0
  const axis = wrapDim(asked, x.dim(), 'unbind')
  return composite('unbind', [x], [asked], () =>
    Array.from({ length: x.shape[axis] }, (_, i) => select(x, axis, i)),
  )
}
