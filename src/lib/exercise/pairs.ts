import type { Known, Mistake } from './catalogue'
import { merge } from './merge'

/** A program without what does nothing: imports, comments, empty lines. */
const bare = (source: string) =>
  source
    .replace(/^import [\s\S]*?from .*$/gm, '')
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s*\/\/.*$/gm, '')
    .replace(/\n\s*(?=\n)/g, '')
    .trim()

/** The program of these mistakes at once; null where their lines touch, or one of them has none. */
export function programOf(mistakes: readonly Mistake[], original: string): string | null {
  const [one, other] = mistakes.map(({ source }) => source)
  if (mistakes.length < 2) return one ?? null
  return one && other ? merge(bare(original), bare(one), bare(other)) : null
}

/** The mistakes of an entry of the prints: `ms01`, or `ms01+ms14`. */
export const mistakesOf = (entry: string, { mistakes }: Pick<Known, 'mistakes'>): Mistake[] =>
  entry.split('+').map((id) => mistakes.find((mistake) => mistake.id === id) as Mistake)
