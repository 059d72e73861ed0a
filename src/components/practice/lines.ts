import { blank } from '../../lib/exercise/blanks'

/** How far in a line of code begins, in letters: where it wraps it goes on further in. */
export const indentOf = (line: string) => line.replace(/<[^>]*>/g, '').search(/\S|$/)

const count = (text: string) => text.split(blank).length - 1

/** The numbers of the blanks in a line of a starter; both are counted from 1. */
export function blanksIn(starter: string, line: number): number[] {
  const lines = starter.split('\n')
  const first = count(lines.slice(0, line - 1).join('\n')) + 1
  return Array.from({ length: count(lines[line - 1] ?? '') }, (_, i) => first + i)
}

/** Words for lines. */
interface Names {
  line: (n: number) => string
  blanks: (all: number[]) => string
}

/** How a line of code with blanks is called: by the blanks in it, if there are any. */
export function nameLine(starter: string, line: number, t: Names): string {
  const blanks = blanksIn(starter, line)
  return blanks.length ? t.blanks(blanks) : t.line(line)
}
