import { blank } from '../exercise/blanks'
import { bareLine } from '../exercise/bug'
import { diff } from '../exercise/merge'

/**
 * The post's class with those lines blank that a mistake writes otherwise, to be written again; null where the mistake
 * is a line too many, so that none of the post's is missing.
 */
export function again(original: string, wrong: string): string | null {
  const lines = original.split('\n')
  const [post, theirs] = [lines, wrong.split('\n')].map((text) => text.map(bareLine))
  const missed = diff(post, theirs)
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    .filter((at) => acts(post[at]))
  if (!missed.length) return null
  return lines
    .map((line, at) => (missed.includes(at) ? `${/^\s*/.exec(line)}${blank}` : line))
    .join('\n')
}

/** Does a line do something? Imports, types of fields and lone brackets do not. */
const acts = (line: string) => /\w/.test(line) && !/^import|^\w+:[\w.[\]]+$/.test(line)
