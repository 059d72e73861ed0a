import {
  type HeadCell,
  headAddress,
  headCellAt,
  type TokenCell,
  toHeads,
  tokenAddress,
  tokenCellAt,
  toTokens,
  type Version,
} from './heads'
import type { Sizes } from './row'

/** Splitting reads memory that lies as tokens (l, d); merging, memory that lies as heads (nh, l, hd). */
export type Way = 'split' | 'merge'

/** A line of code: what it does, and whether it does it rightly. */
export interface Reshape {
  way: Way
  version: Version
}

/** One number, by its address in the memory that is read: its cell on either side. */
export function cellsAt(sizes: Sizes, { way, version }: Reshape, at: number) {
  if (way === 'split') {
    const token = tokenCellAt(sizes, at)
    return { token, head: toHeads(sizes, version, token) }
  }
  const head = headCellAt(sizes, at)
  return { token: toTokens(sizes, version, head), head }
}

export const addressOfToken = (sizes: Sizes, { way, version }: Reshape, cell: TokenCell) =>
  way === 'split' ? tokenAddress(sizes, cell) : headAddress(sizes, toHeads(sizes, version, cell))

export const addressOfHead = (sizes: Sizes, { way, version }: Reshape, cell: HeadCell) =>
  way === 'merge' ? headAddress(sizes, cell) : tokenAddress(sizes, toTokens(sizes, version, cell))

/** The token that each number was computed for, as it stands among the tokens (l, d) and among the heads (nh, l, hd). */
export function owners(sizes: Sizes, reshape: Reshape) {
  const length = sizes.nh * sizes.l * sizes.hd
  const owner = (at: number) => {
    const { token, head } = cellsAt(sizes, reshape, at)
    return reshape.way === 'split' ? token.token : head.token
  }
  return {
    tokens: Float32Array.from({ length }, (_, n) =>
      owner(addressOfToken(sizes, reshape, tokenCellAt(sizes, n))),
    ),
    heads: Float32Array.from({ length }, (_, n) =>
      owner(addressOfHead(sizes, reshape, headCellAt(sizes, n))),
    ),
  }
}
