import { diff } from './merge'

/** A line by what it does: without comment, indentation, semicolon, `const` or `let`. */
export const bareLine = (line: string) =>
  line
    .replace(/(^|\s)(\/\/|#).*$|^\/\*\*.*\*\/$/, '')
    .replace(/^\s*(const|let) /, '')
    .replace(/[\s;]/g, '')

/** Where a program with a mistake is wrong. */
export interface Fault {
  /** The lines that count, from 1: those the post writes otherwise, or, where some are missing, those beside the gap. */
  lines: number[]
  /** Something is missing there, rather than wrong. */
  missing: boolean
}

/** Which lines of a program are at fault: it is laid beside the post's; lines with one of these texts count, too. */
export function faultOf(wrong: string, original: string, also: readonly string[] = []): Fault {
  const [theirs, post] = [wrong, original].map((text) => text.split('\n').map(indented))
  const named = also.map(bareLine)
  const changed = theirs.flatMap((line, i) => (named.includes(line.trim()) ? [i + 1] : []))
  const gaps: number[] = []
  let shift = 0
  for (const { from, to, lines } of diff(post, theirs)) {
    const at = from + shift
    const own = lines.flatMap((line, i) => (acts(line) ? [at + i + 1] : []))
    changed.push(...own)
    if (!own.length && post.slice(from, to).some(acts)) gaps.push(at, at + lines.length + 1)
    shift += lines.length - (to - from)
  }
  const missing = !changed.length
  return { lines: [...new Set(missing ? gaps : changed)].sort((a, b) => a - b), missing }
}

/** In Python a line further in may do something else. */
const indented = (line: string) => `${/^\s*/.exec(line)}${bareLine(line)}`

/** Does a line do something? Imports and the types of fields do not. */
const acts = (line: string) => !/^\s*($|import|from\w+import|\w+:[\w.[\]]+$)/.test(line)
