import { asWritten, evaluate, lettersIn } from './expression'

/** A shape a reader is asked for: its sizes and, if letters may be given, what each size is called. */
export interface Truth {
  sizes: readonly number[]
  letters?: readonly string[]
}

/** What an answer is, in the words of what it computes; the sentences are in the dictionaries. */
export type Verdict =
  | { kind: 'right'; written: 'sizes' | 'letters' }
  | { kind: 'unreadable' }
  /** Another number of axes. */
  | { kind: 'rank'; given: number; asked: number }
  /** The right sizes, in another order. */
  | { kind: 'order' }
  /** These axes (from 0) have another size; `count` says whether the total is the same all the same. */
  | { kind: 'axes'; wrong: number[]; count: boolean }
  | { kind: 'number'; given: number }

const dashes = /[‐-―−]/g
const outer = /^(\(.*\)|\[.*\]|\{.*\})$/s

/** One spelling for full-width marks, dashes, exponents and brackets. */
export const plain = (text: string) =>
  text
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(/[【〔「]/g, '(')
    .replace(/[】〕」]/g, ')')
    .replace(/[、;；|]/g, ',')
    .replace(/[·⋅∙・∗]/g, '·')
    .replace(/[✕✖⨯]/g, '×')
    .trim()

/** The axes of a shape however it is written: `(2, 17, 24)`, `2×17×24`, `2 17 24`, `b (h w) d`; null if it is none. */
export function readShape(text: string): string[] | null {
  let rest = plain(text)
    .replace(/^.*?[:=]\s*/, '')
    .replace(/^torch\.Size/i, '')
    .replace(/[.。]$/, '')
    .trim()
  if (/^(\(\)|\[\]|scalar|标量)$/i.test(rest)) return []
  while (outer.test(rest) && closesAtEnd(rest)) rest = rest.slice(1, -1).trim()
  if (rest === '') return null
  const parts = split(rest)
  return parts.every((part) => part !== '') ? parts : null
}

function split(text: string): string[] {
  if (cut(text, /,/).length > 1) return cut(text.replace(/,\s*$/, ''), /,/)
  const tight = text
    .replace(/\s*(\/\/|\*\*|[-+*/·×^])\s*/g, '$1')
    .replace(/([\w)])\s+[xX]\s+(?=[\w(])/g, '$1×')
  const words = cut(tight, /\s/).filter((word) => word !== '')
  if (words.length > 1) return words
  return cut(tight.replace(/(\d)[xX](?=\d)/g, '$1×').replace(/(?<!\*)\*(?!\*)/g, '×'), /×/)
}

/** Cut at a mark that stands outside all brackets. */
function cut(text: string, mark: RegExp): string[] {
  const parts = ['']
  let depth = 0
  for (const char of text) {
    if ('([{'.includes(char)) depth++
    if (')]}'.includes(char)) depth--
    if (depth === 0 && mark.test(char)) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map((part) => part.trim())
}

/** Does the first bracket close with the last character? */
function closesAtEnd(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++
    if (')]}'.includes(text[at]) && --depth === 0) return at === text.length - 1
  }
  return false
}

/** Judge a shape by what it says: `h*w`, `w·h` and, if that is the size, 196 are the same axis. */
export function judgeShape(text: string, { sizes, letters }: Truth): Verdict {
  const parts = readShape(text)
  if (!parts) return { kind: 'unreadable' }
  const named = parts.some((part) => lettersIn(part).length > 0)
  const given = parts.map(size)
  if (given.some((values) => !values) || (named && !letters)) return { kind: 'unreadable' }
  if (parts.length !== sizes.length) {
    return { kind: 'rank', given: parts.length, asked: sizes.length }
  }
  // A size stands for itself; a letter must hold whatever the sizes are.
  const asked = sizes.map((size, i) => [size, letters && evaluate(letters[i])] as const)
  const is = (i: number, j: number) => {
    const [size, symbol] = asked[j]
    return lettersIn(parts[i]).length ? same(given[i], symbol) : given[i]?.[0] === size
  }
  const wrong = sizes.flatMap((_, i) => (is(i, i) ? [] : [i]))
  if (!wrong.length) return { kind: 'right', written: named ? 'letters' : 'sizes' }
  if (permuted(sizes.length, is)) return { kind: 'order' }
  return {
    kind: 'axes',
    wrong,
    count: !named && product(given.map((v) => v?.[0] ?? 0)) === product(sizes),
  }
}

/** One axis at both assignments of `expression.ts`; a size without letters is a whole number. */
function size(part: string): number[] | null {
  const values = asWritten(part)
  return lettersIn(part).length || values?.every(Number.isInteger) ? values : null
}

/** Can every part be given an axis of its own? */
function permuted(rank: number, is: (i: number, j: number) => boolean): boolean {
  const free = new Set(Array.from({ length: rank }, (_, j) => j))
  for (let i = 0; i < rank; i++) {
    const j = [...free].find((axis) => is(i, axis))
    if (j === undefined) return false
    free.delete(j)
  }
  return true
}

const same = (a: number[] | null, b: number[] | null | undefined) =>
  !!a && !!b && a.every((value, i) => Math.abs(value - b[i]) < 1e-9)

const product = (sizes: readonly number[]) => sizes.reduce((n, size) => n * size, 1)

/** Judge a count: `197`, `5,717,416`, `5 717 416`, `571.7万`, `1 + 14*14`, or letters if it has them. */
export function judgeNumber(text: string, asked: number, letters?: string): Verdict {
  const tidy = plain(text)
    .replace(/^.*?[=:≈]\s*/, '')
    .replace(/(\d)[,_'\s](?=\d{3})/g, '$1')
  const named = lettersIn(tidy).length > 0
  if (named && letters && same(asWritten(tidy), evaluate(letters))) {
    return { kind: 'right', written: 'letters' }
  }
  const [, number, unit] = tidy.match(/^([-+*/·×^().\d\s]+?)\s*(万|亿|[kKmM]\b)?\D*$/) ?? []
  const value = number && asWritten(number)?.[0]
  if (typeof value !== 'number') return { kind: 'unreadable' }
  const given = value * (unit ? units[unit.toLowerCase()] : 1)
  return Math.abs(given - asked) < 1e-6 * Math.max(1, asked)
    ? { kind: 'right', written: 'sizes' }
    : { kind: 'number', given }
}

const units: Record<string, number> = { k: 1e3, m: 1e6, 万: 1e4, 亿: 1e8 }
