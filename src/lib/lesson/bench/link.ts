import { type Bench, type Call, isCall, limits } from './calls'
import { firstBench } from './ready'

/** A bench as a link holds it: `t=4.2.3&ops=permute.1.2.0_reshape.6.4&v=1`. Raise the version when a name changes its meaning. */
const version = 1

const text = ({ op, args }: Call) => [op, ...args].join('.')
const textOf = ({ sizes, calls }: Bench) => [sizes.join('.'), calls.map(text).join('_')]

/** Write the bench into a query; other entries stay. The bench a page begins with needs no words. */
export function writeBench(query: string, bench: Bench): string {
  const params = new URLSearchParams(query)
  for (const name of ['t', 'ops', 'v']) params.delete(name)
  const [t, ops] = textOf(bench)
  if (String([t, ops]) !== String(textOf(firstBench))) {
    params.set('t', t)
    params.set('ops', ops)
    params.set('v', String(version))
  }
  return params.toString()
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
