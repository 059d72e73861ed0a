import type { Known, Mistake } from './catalogue'
import { differences, same } from './compare'
import type { ModuleName } from './modules'
import { hash } from './numbers'
import type { Observation } from './observation'
import { observe, observeClass } from './observe'
import { programOf } from './pairs'
import { alike, type Print, printOf } from './print'
import { subjects } from './probe'

type Sources = Omit<Known, 'prints'>

/** Everything that prints are computed from, in one number: if it changes, they are stale. */
export const hashOf = (module: ModuleName, { original, mistakes }: Sources): number =>
  hash(
    JSON.stringify([
      original,
      wrong(mistakes).map((m) => [m.id, m.source]),
      subjects[module].probes,
    ]),
  )

const wrong = (mistakes: readonly Mistake[]) =>
  mistakes.filter(({ accept, source }) => !accept && source !== null)

interface Tried {
  mistakes: Mistake[]
  entry: string
  seen: Observation
  print: Print
}

/**
 * What each mistake of a module does, and each two made at once that can be told from the post, from every single
 * mistake and from all other twos. Where two mistakes are one group, one of them stands for both.
 */
export async function printsOf(module: ModuleName, sources: Sources): Promise<Known['prints']> {
  const { create, probes } = subjects[module]
  const reference = await observeClass(create, { module })
  const list = wrong(sources.mistakes)
  const tryOut = async (mistakes: Mistake[]): Promise<Tried | null> => {
    const source = programOf(mistakes, sources.original)
    const seen = source && (await observe({ module, source }))
    if (!seen || seen.broken || !differences(seen, reference, probes).length) return null
    const entry = mistakes.map(({ id }) => id).join('+')
    return { mistakes, entry, seen, print: printOf(seen) }
  }
  const singles = await all(
    list.map((mistake) => [mistake]),
    tryOut,
  )
  const twos = list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other]))
  const pairs = (await all(twos, tryOut)).filter(
    (pair) => pair.print.every(Number.isFinite) && !singles.some((single) => equal(pair, single)),
  )
  const kept = pairs.filter((pair, i) => {
    const others = pairs.filter((other) => other !== pair && equal(pair, other))
    return others.every((other) => pairs.indexOf(other) > i && grouped(pair, other))
  })
  return Object.fromEntries([...singles, ...kept].map(({ entry, print }) => [entry, print]))
}

async function all(
  lists: Mistake[][],
  tryOut: (mistakes: Mistake[]) => Promise<Tried | null>,
): Promise<Tried[]> {
  const found: Tried[] = []
  for (const list of lists) {
    const tried = await tryOut(list)
    if (tried) found.push(tried)
  }
  return found
}

const equal = (a: Tried, b: Tried) => alike(a.print, b.print) && same(a.seen, b.seen)

/** Is each mistake of one pair the same as one of the other, or in its group? */
const grouped = (a: Tried, b: Tried): boolean =>
  [...a.mistakes].every((one) =>
    b.mistakes.some(({ id }) => id === one.id || one.group.includes(id)),
  )
