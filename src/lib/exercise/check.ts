import type { Catalogue } from './catalogue'
import { type Difference, differences } from './compare'
import { name } from './diagnose'
import type { ModuleName } from './modules'
import type { Observation } from './observation'
import { type Mode, observe, observeClass, type Request } from './observe'
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
  return judge({ module, source }, catalogue, tryOut)
}

/** The same of one class among several in the file. */
export async function judge(
  request: Request,
  catalogue: Catalogue,
  tryOut: Observe,
): Promise<Verdict> {
  const { module, source } = request
  const { arranged, seen, different } = await tryAll(request, tryOut)
  const found = { module, source, seen, differences: different }
  if (seen.broken || !different.length) return verdictOf({ ...found, named: [], parting: null })
  const mode = different[0].kind === 'training' ? 'train' : 'eval'
  const { steps } = await tryOut({ ...arranged, steps: mode })
  const expected = await referenceOf(module, mode)
  const named = await name({ ...seen, steps }, request, await catalogue(module), tryOut)
  return verdictOf({ ...found, named, parting: parting(steps, expected.steps) })
}

/** Does this program do what the post's does? */
export async function isRight(request: Request, tryOut: Observe): Promise<boolean> {
  const { seen, different } = await tryAll(request, tryOut)
  return !seen.broken && !different.length
}

interface Tried {
  arranged: Request
  seen: Observation
  different: Difference[]
}

/** Where its layers have names of their own, by the names that make it right, if any do. */
async function tryAll(request: Request, tryOut: Observe): Promise<Tried> {
  const reference = await referenceOf(request.module)
  const first = await tryOut(request)
  const different = differences(first, reference)
  const ways = different.length ? first.arrangements : 1
  for (let arrangement = 1; arrangement < ways; arrangement++) {
    const arranged = { ...request, arrangement }
    const seen = await tryOut(arranged)
    if (!differences(seen, reference).length) return { arranged, seen, different: [] }
  }
  return { arranged: request, seen: first, different }
}

const references = new Map<string, Promise<Observation>>()

/** What the post's module does, with its steps where they are asked for; once is enough. */
function referenceOf(module: ModuleName, steps?: Mode): Promise<Observation> {
  const key = `${module} ${steps}`
  const known = references.get(key) ?? observeClass(subjects[module].create, { module, steps })
  references.set(key, known)
  return known
}
