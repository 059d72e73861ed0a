import type { Known, Mistake } from './catalogue'
import { same } from './compare'
import type { ModuleName } from './modules'
import type { Observation, SeenStep } from './observation'
import { observe } from './observe'
import { mistakesOf, programOf } from './pairs'
import { alike, printOf } from './print'

/** What a program is known as: a mistake, or two made at once; the likeliest first. */
export type Named = Mistake[]

const tried = new WeakMap<Known, Map<string, Promise<Observation>>>()

/** What the program of an entry does. Our own code: it needs no sandbox; once is enough. */
function seenOf(entry: string, module: ModuleName, known: Known): Promise<Observation> {
  const seen = tried.get(known) ?? new Map<string, Promise<Observation>>()
  tried.set(known, seen)
  const source = programOf(mistakesOf(entry, known), known.original) as string
  const found = seen.get(entry) ?? observe({ module, source })
  seen.set(entry, found)
  return found
}

/**
 * The mistakes that do exactly what this program does; the one whose steps are the same, too, first. The prints say
 * which to try; that it is the same is then seen by running it. Two at once are thought of only if no single one fits.
 */
export async function name(seen: Observation, module: ModuleName, known: Known): Promise<Named[]> {
  const print = printOf(seen)
  const entries = Object.keys(known.prints).filter((entry) => alike(print, known.prints[entry]))
  for (const count of [1, 2]) {
    const found: string[] = []
    for (const entry of entries) {
      if (entry.split('+').length !== count) continue
      if (same(seen, await seenOf(entry, module, known))) found.push(entry)
    }
    const named = found.map((entry) => mistakesOf(entry, known))
    if (named.length) return named.length < 2 ? named : likeliestFirst(named, seen, module, known)
  }
  return []
}

async function likeliestFirst(
  named: Named[],
  { steps: mine }: Observation,
  module: ModuleName,
  { original }: Known,
): Promise<Named[]> {
  const likely: Named[] = []
  for (const mistakes of named) {
    const source = programOf(mistakes, original) as string
    const { steps } = await observe({ module, source, steps: 'eval' })
    if (words(steps) === words(mine)) likely.unshift(mistakes)
    else likely.push(mistakes)
  }
  return likely
}

const words = (steps: readonly SeenStep[]) =>
  steps.map(({ op, output }) => `${op} ${output.shape}`).join()
