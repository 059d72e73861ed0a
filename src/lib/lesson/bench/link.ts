import type { Entries } from '../link'
import { type Bench, type Call, isCall, limits } from './calls'
import { firstBench } from './ready'

const text = ({ op, args }: Call) => [op, ...args].join('.')
const textOf = ({ sizes, calls }: Bench) => [sizes.join('.'), calls.map(text).join('_')]

/** A bench as a link holds it: `t=4.2.3&ops=permute.1.2.0_reshape.6.4`. The one a page begins with needs no words. */
export function benchEntries(bench: Bench): Entries {
  const [t, ops] = textOf(bench)
  return String([t, ops]) === String(textOf(firstBench)) ? { t: null, ops: null } : { t, ops }
}

/** Read a bench from a query: sizes out of bounds give the first bench, and a chain ends where it stops making sense. */
export function readBench(params: URLSearchParams): Bench {
  const [t, ops] = [params.get('t'), params.get('ops')]
  if (t === null) return firstBench
  const sizes = numbers(t.split('.'))
  if (!sizes || !isStart(sizes)) return firstBench
  const calls: Call[] = []
  for (const part of ops ? ops.split('_').slice(0, limits.calls) : []) {
    const [op, ...rest] = part.split('.')
    const args = numbers(rest)
    if (!args || !isCall(op, args)) break
    calls.push({ op: op as Call['op'], args })
  }
  return { sizes, calls }
}

function isStart(sizes: readonly number[]): boolean {
  const { rank, size } = limits
  const inside = (n: number, { min, max }: { min: number; max: number }) => n >= min && n <= max
  return inside(sizes.length, rank) && sizes.every((n) => inside(n, size))
}

function numbers(parts: readonly string[]): number[] | null {
  return parts.every((part) => /^-?\d{1,4}$/.test(part)) ? parts.map(Number) : null
}
