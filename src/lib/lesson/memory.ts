/** Where numbers lie: the arithmetic the microscope shows. Sizes of one image after the convolution: (d, h, w). */
export interface Grid {
  d: number
  h: number
  w: number
}

export interface Cell {
  /** channel */
  k: number
  /** patch row and column */
  i: number
  j: number
}

/** Place in memory: channel by channel, row by row. Strides (h·w, w, 1). */
export const address = ({ h, w }: Grid, { k, i, j }: Cell) => k * h * w + i * w + j

/** The cell that lies at an address. */
export const cellAt = ({ h, w }: Grid, at: number): Cell => ({
  k: Math.floor(at / (h * w)),
  i: Math.floor((at % (h * w)) / w),
  j: at % w,
})

export type Version = 'right' | 'wrong'

/** Where a token matrix (h·w, d) shows the number at an address: with permute first, or without. */
export function tokenCell(
  grid: Grid,
  version: Version,
  at: number,
): [token: number, column: number] {
  const { k, i, j } = cellAt(grid, at)
  return version === 'right' ? [i * grid.w + j, k] : [Math.floor(at / grid.d), at % grid.d]
}

/** The address that column `column` of token `token` is read from. */
export const tokenAddress = (grid: Grid, version: Version, token: number, column: number) =>
  version === 'right' ? column * grid.h * grid.w + token : token * grid.d + column

/** From how many patches and channels a token's numbers come. */
export function sources(grid: Grid, version: Version, token: number) {
  const patches = new Set<number>()
  const channels = new Set<number>()
  for (let column = 0; column < grid.d; column++) {
    const { k, i, j } = cellAt(grid, tokenAddress(grid, version, token, column))
    patches.add(i * grid.w + j)
    channels.add(k)
  }
  return { patches: patches.size, channels: channels.size }
}

/** One image's numbers (in memory order) as the token matrix shows them. */
export function tokenMatrix(grid: Grid, version: Version, memory: Float32Array): Float32Array {
  if (version === 'wrong') return memory
  const { d, h, w } = grid
  const tokens = new Float32Array(memory.length)
  for (let token = 0; token < h * w; token++) {
    for (let k = 0; k < d; k++) tokens[token * d + k] = memory[k * h * w + token]
  }
  return tokens
}
