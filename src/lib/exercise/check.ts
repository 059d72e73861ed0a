import type { Catalogue } from './catalogue'
import { differences } from './compare'
import { name } from './diagnose'
import type { ModuleName } from './modules'
import type { Observation } from './observation'
import { observe, observeClass, type Request } from './observe'
import { subjects } from './probe'
import { parting } from './steps'
import { type Verdict, verdictOf } from './verdict'

/** Tries a learner's program, here or behind the glass of a sandbox. */
export type Observe = (request: Request) => Promise<Observation>

/**
 * Is this program the module of the post, however it is written? If not, what is the first thing off, and which
 * mistake is it? One check at a time: all of them share the device.
 */
export async function check(
  module: ModuleName,
  source: string,
  catalogue: Catalogue,
  tryOut: Observe = observe,
): Promise<Verdict> {
  const reference = await referenceOf(module)
  const seen = await bestArranged({ module, source }, reference, tryOut)
  const found = { module, source, seen, differences: differences(seen, reference) }
  if (seen.broken || !found.differences.length) {
    return verdictOf({ ...found, mistakes: [], parting: null })
  }
  const mode = found.differences[0].kind === 'training' ? 'train' : 'eval'
  const { steps } = await tryOut({ module, source, steps: mode })
  const expected = await observeClass(subjects[module].create, { module, steps: mode })
  const mistakes = await name({ ...seen, steps }, module, catalogue)
  return verdictOf({ ...found, mistakes, parting: parting(steps, expected.steps) })
}

/** Where its layers have names of their own, the names that make it right, if any do. */
async function bestArranged(
  request: Request,
  reference: Observation,
  tryOut: Observe,
): Promise<Observation> {
  const first = await tryOut(request)
  if (!differences(first, reference).length) return first
  for (let arrangement = 1; arrangement < first.arrangements; arrangement++) {
    const seen = await tryOut({ ...request, arrangement })
    if (!differences(seen, reference).length) return seen
  }
  return first
}

const references = new Map<ModuleName, Promise<Observation>>()

function referenceOf(module: ModuleName): Promise<Observation> {
  const known = references.get(module) ?? observeClass(subjects[module].create, { module })
  references.set(module, known)
  return known
}
