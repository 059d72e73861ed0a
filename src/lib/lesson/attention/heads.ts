import type { Sizes } from './row'

/** A number of the tokens (l, d). */
export interface TokenCell {
  token: number
  column: number
}

/** A number of the heads (nh, l, hd). */
export interface HeadCell {
  head: number
  token: number
  column: number
}

/** Right: reshape and transpose. Wrong: reshape alone, which keeps every number at its address. */
export type Version = 'right' | 'wrong'

export const tokenAddress = ({ nh, hd }: Sizes, { token, column }: TokenCell) =>
  token * nh * hd + column

export const tokenCellAt = ({ nh, hd }: Sizes, at: number): TokenCell => ({
  token: Math.floor(at / (nh * hd)),
  column: at % (nh * hd),
})

export const headAddress = ({ l, hd }: Sizes, { head, token, column }: HeadCell) =>
  (head * l + token) * hd + column

export const headCellAt = ({ l, hd }: Sizes, at: number): HeadCell => ({
  head: Math.floor(at / (l * hd)),
  token: Math.floor(at / hd) % l,
  column: at % hd,
})

/** Split: where a number of the tokens stands among the heads. */
export function toHeads(sizes: Sizes, version: Version, cell: TokenCell): HeadCell {
  if (version === 'wrong') return headCellAt(sizes, tokenAddress(sizes, cell))
  const { hd } = sizes
  return { head: Math.floor(cell.column / hd), token: cell.token, column: cell.column % hd }
}

/** Merge: where a number of the heads stands among the tokens. It undoes the split of the same version. */
export function toTokens(sizes: Sizes, version: Version, cell: HeadCell): TokenCell {
  if (version === 'wrong') return tokenCellAt(sizes, headAddress(sizes, cell))
  return { token: cell.token, column: cell.head * sizes.hd + cell.column }
}

/** How many numbers of each token (l) a split puts into a head. */
export function tokensInHead(sizes: Sizes, version: Version, head: number): number[] {
  const { l, hd } = sizes
  const counts = Array<number>(l).fill(0)
  for (let at = 0; at < l * hd; at++) {
    const cell = { head, token: Math.floor(at / hd), column: at % hd }
    counts[toTokens(sizes, version, cell).token]++
  }
  return counts
}

/** From which head and token a merge takes the numbers of one token: runs of columns, in order. */
export function mergedFrom(sizes: Sizes, version: Version, token: number) {
  const runs: { head: number; token: number; count: number }[] = []
  for (let column = 0; column < sizes.nh * sizes.hd; column++) {
    const from = toHeads(sizes, version, { token, column })
    const last = runs.at(-1)
    if (last?.head === from.head && last.token === from.token) last.count++
    else runs.push({ head: from.head, token: from.token, count: 1 })
  }
  return runs
}
