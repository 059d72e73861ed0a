import type { Known, Mistake } from './catalogue'
import type { Observe } from './check'
import { close, same } from './compare'
import type { ModuleName } from './modules'
import type { Observation, SeenStep } from './observation'
import { observe, type Request } from './observe'
import { mistakesOf, programOf } from './pairs'
import { alike, printOf } from './print'
import { stopAlike } from './steps'

/** What a program is known as: a mistake, or two made at once; the likeliest first. */
export type Named = Mistake[]

const tried = new Map<string, Promise<Observation>>()

/** What a program of ours does: it needs no sandbox, and once is enough. */
export function seenOf(request: Request): Promise<Observation> {
  const key = `${request.steps} ${request.source}`
  const seen = tried.get(key) ?? observe(request)
  tried.set(key, seen)
  return seen
}

/** The mistake that only Python can make, and that this program is. */
async function inPython(
  seen: Observation,
  module: ModuleName,
  known: Known,
  tryOut: Observe,
): Promise<Named[]> {
  for (const mistake of known.mistakes) {
    const { python, accept } = mistake
    if (!python || accept) continue
    if (same(seen, await tryOut({ module, source: python, python: true }))) return [[mistake]]
  }
  return []
}

/** The mistakes that this program may be. */
function candidates(seen: Observation, known: Known): Named[] {
  const print = printOf(seen)
  return Object.keys(known.prints)
    .filter((entry) => alike(print, known.prints[entry]))
    .map((entry) => mistakesOf(entry, known))
}

/** Does this program look like a known mistake? */
export const isFamiliar = (seen: Observation, known: Known) => candidates(seen, known).length > 0

/**
 * The mistakes that do exactly what this program does; the one that goes there the same way first. The prints say which
 * to try; that it is the same is then seen by running it. Two at once are thought of only if no single one fits.
 */
export async function name(
  seen: Observation,
  { module, python }: Request,
  known: Known,
  tryOut: Observe,
): Promise<Named[]> {
  const written = (mistakes: Named) => {
    const source = programOf(mistakes, known.original) as string
    return { module, source }
  }
  const stepsOf = async (mistakes: Named) =>
    (await seenOf({ ...written(mistakes), steps: 'eval' })).steps
  const all = candidates(seen, known)
  const stops = seen.builds.some(({ runs }) => runs.some(({ failure }) => failure))
  for (const count of [1, 2]) {
    const found: Named[] = []
    for (const mistakes of all.filter(({ length }) => length === count)) {
      if (!same(seen, await seenOf(written(mistakes)))) continue
      if (!stops || stopAlike(seen.steps, await stepsOf(mistakes))) found.push(mistakes)
    }
    if (found.length) return likeliestFirst(found)
  }
  return python ? inPython(seen, module, known, tryOut) : []

  async function likeliestFirst(found: Named[]): Promise<Named[]> {
    if (found.length < 2) return found
    const ways: { mistakes: Named; gap: number }[] = []
    for (const mistakes of found) {
      ways.push({ mistakes, gap: gapOf(seen.steps, await stepsOf(mistakes)) })
    }
    return ways.sort((a, b) => a.gap - b.gap).map(({ mistakes }) => mistakes)
  }
}

/** How far two ways to the same result are apart: by numbers that only one of them has, then by their operations. */
function gapOf(a: readonly SeenStep[], b: readonly SeenStep[]): number {
  const strange = (steps: readonly SeenStep[], others: readonly SeenStep[]) =>
    steps.filter(({ output }) => !others.some((other) => close(output, other.output))).length
  return strange(a, b) + strange(b, a) + (words(a) === words(b) ? 0 : 0.5)
}

const words = (steps: readonly SeenStep[]) =>
  steps.map(({ op, output }) => `${op} ${output.shape}`).join()
