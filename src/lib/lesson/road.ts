import { cosine } from './normalise'
import type { Row } from './rows'

/** A place on the road: which numbers stand there, and the line of code that wrote them. */
export interface Station {
  id: 'x' | 'norm1' | 'msa' | 'res' | 'norm2' | 'mlp' | 'out'
  code: string
  line: string
  /** An operation's output by its place in the run, or what the block was given. */
  place: number | '0:0'
}

/** The seven tensors of the block, in the order of its lines. */
export function stations(rows: Row[]): Station[] {
  const written = [
    ['norm1', 'norm1(x)'],
    ['msa', 'msa(norm)'],
    ['res', 'msa + x'],
    ['norm2', 'norm2(res)'],
    ['mlp', 'mlp(norm)'],
    ['out', 'mlp + res'],
  ] as const
  const x: Station = { id: 'x', code: 'x', line: 'forward', place: '0:0' }
  return [
    x,
    ...written.slice(0, rows.length).map(([id, code], i) => {
      const place = rows[i].index
      return { id, code, line: id, place }
    }),
  ]
}

/** What was added to what, for one token: their lengths, the angle between them, and the length of the sum. */
export interface Joined {
  stream: number
  added: number
  sum: number
  cosine: number
}

export function finding(values: Float32Array[], token: number, d: number) {
  const [x, , msa, res, , mlp, out] = values.map((n) => n.subarray(token * d, (token + 1) * d))
  const joined = (stream: Float32Array, added: Float32Array, sum: Float32Array): Joined => ({
    stream: Math.hypot(...stream),
    added: Math.hypot(...added),
    sum: Math.hypot(...sum),
    cosine: cosine(stream, added),
  })
  return { attention: joined(x, msa, res), mlp: joined(res, mlp, out) }
}
