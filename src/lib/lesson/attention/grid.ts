/** A photo of h × w patches with the class token above its corner. The unit is the side of a patch. */
export interface Grid {
  h: number
  w: number
}

/** Where the photo begins: below the class token and a gap. */
export const top = 1.3

export const height = ({ h }: Grid) => top + h

/** The corner of a token. Token 0 is the class token. */
export const placeOf = ({ w }: Grid, token: number) =>
  token === 0 ? { x: 0, y: 0 } : { x: (token - 1) % w, y: top + Math.floor((token - 1) / w) }

/** The token at a point, if there is one. */
export function tokenAt({ h, w }: Grid, x: number, y: number): number | null {
  const [i, j] = [Math.floor(y - top), Math.floor(x)]
  if (j < 0 || j >= w || i >= h) return null
  if (i >= 0) return 1 + i * w + j
  return y >= 0 && y < 1 && j === 0 ? 0 : null
}

/** The token that an arrow key leads to; null for another key. */
export function tokenBeside({ h, w }: Grid, token: number, key: string): number | null {
  const last = h * w
  const ends: Record<string, number> = { Home: 0, End: last }
  if (key in ends) return ends[key]
  const by: Record<string, number> = { ArrowUp: -w, ArrowDown: w, ArrowLeft: -1, ArrowRight: 1 }
  if (!(key in by)) return null
  if (token === 0) return by[key] > 0 ? 1 : 0
  if (token + by[key] < 1) return 0 // above the first row stands the class token
  return Math.min(token + by[key], last)
}
