import type { Catalogue, Mistake } from './catalogue'
import { same } from './compare'
import type { ModuleName } from './modules'
import type { Observation, SeenStep } from './observation'
import { observe } from './observe'

interface Known {
  mistake: Mistake
  seen: Observation
}

const tried = new WeakMap<Catalogue, Map<ModuleName, Promise<Known[]>>>()

/** What every known mistake of a module does on its probes. Our own code: it needs no sandbox; once is enough. */
export function knownMistakes(module: ModuleName, catalogue: Catalogue): Promise<Known[]> {
  const modules = tried.get(catalogue) ?? new Map<ModuleName, Promise<Known[]>>()
  tried.set(catalogue, modules)
  const known = modules.get(module) ?? tryAll(module, catalogue)
  modules.set(module, known)
  return known
}

async function tryAll(module: ModuleName, catalogue: Catalogue): Promise<Known[]> {
  const known: Known[] = []
  for (const mistake of catalogue) {
    const { source, accept } = mistake
    if (mistake.module !== module || accept || source === null) continue
    known.push({ mistake, seen: await observe({ module, source }) })
  }
  return known
}

/** The mistakes that do exactly what this program does; the one whose steps are the same, too, first. */
export async function name(
  seen: Observation,
  module: ModuleName,
  catalogue: Catalogue,
): Promise<Mistake[]> {
  const known = await knownMistakes(module, catalogue)
  const equal = known.filter((k) => same(seen, k.seen)).map(({ mistake }) => mistake)
  if (equal.length < 2) return equal
  const mine = words(seen.steps)
  const likely: Mistake[] = []
  for (const mistake of equal) {
    const { steps } = await observe({ module, source: mistake.source as string, steps: 'eval' })
    if (words(steps) === mine) likely.unshift(mistake)
    else likely.push(mistake)
  }
  return likely
}

const words = (steps: readonly SeenStep[]) =>
  steps.map(({ op, output }) => `${op} ${output.shape}`).join()
