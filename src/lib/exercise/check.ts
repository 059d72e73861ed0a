import type { Catalogue } from './catalogue'
import { type Difference, differences as differencesOf, distance } from './compare'
import { isFamiliar, name } from './diagnose'
import { toldInTypeScript } from './in-typescript'
import type { ModuleName } from './modules'
import type { Observation, SeenStep } from './observation'
import { type Mode, observe, observeClass, type Request } from './observe'
import { subjects } from './probe'
import { parting } from './steps'
import { type Verdict, verdictOf } from './verdict'
import { within } from './within'

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
  const { module, source, python } = request
  const [first, ...others] = await tryAll(request, tryOut)
  if (isDone(first))
    return verdictOf({ module, source, python, ...first, named: [], parting: null })
  const known = await catalogue(module)
  const reference = await referenceOf(module)
  const nearer = (a: Tried, b: Tried) =>
    distance(b.seen, reference) < distance(a.seen, reference) ? b : a
  const likely = [first, ...others].find(({ seen }) => isFamiliar(seen, known)) ?? others.reduce(nearer, first) // biome-ignore format: one thought
  const mode = likely.differences[0].kind === 'training' ? 'train' : 'eval'
  const { steps } = await tryOut({ ...likely.arranged, steps: mode })
  const expected = await referenceOf(module, mode)
  const named = await name({ ...likely.seen, steps }, request, known, tryOut)
  const own = request.exact ? within(source, module) : source
  return verdictOf({
    module,
    source: own,
    python,
    ...likely,
    named: python ? named : named.map((mistakes) => mistakes.map(toldInTypeScript)),
    parting: parting(inLines(steps, own), expected.steps),
  })
}

/** Steps whose lines are those of this text: where it is empty, another class is at work. */
function inLines(steps: readonly SeenStep[], text: string): SeenStep[] {
  const lines = text.split('\n')
  const isThere = (line: number | null) => line !== null && Boolean(lines[line - 1])
  return steps.map((step) => (isThere(step.line) ? step : { ...step, line: null }))
}

/** Does this program do what the post's does? */
export async function isRight(request: Request, tryOut: Observe): Promise<boolean> {
  const [{ seen, differences }] = await tryAll(request, tryOut)
  return !seen.broken && !differences.length
}

interface Tried {
  arranged: Request
  seen: Observation
  differences: Difference[]
}

/** Right, or not to be tried at all. */
const isDone = ({ seen, differences }: Tried) => seen.broken !== null || !differences.length

/** By each way to say which of its layers is which, the likeliest first; by one alone where that makes it right. */
async function tryAll(request: Request, tryOut: Observe): Promise<[Tried, ...Tried[]]> {
  const reference = await referenceOf(request.module)
  const by = async (arrangement: number): Promise<Tried> => {
    const arranged = { ...request, arrangement }
    const seen = await tryOut(arranged)
    const { probes } = subjects[request.module]
    return { arranged, seen, differences: differencesOf(seen, reference, probes) }
  }
  const all: [Tried, ...Tried[]] = [await by(0)]
  for (let i = 1; !isDone(all[0]) && i < all[0].seen.arrangements; i++) {
    const tried = await by(i)
    if (isDone(tried)) return [tried]
    all.push(tried)
  }
  return all
}

const references = new Map<string, Promise<Observation>>()

/** What the post's module does, with its steps where they are asked for; once is enough. */
function referenceOf(module: ModuleName, steps?: Mode): Promise<Observation> {
  const key = `${module} ${steps}`
  const known = references.get(key) ?? observeClass(subjects[module].create, { module, steps })
  references.set(key, known)
  return known
}
