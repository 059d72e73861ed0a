import type { Catalogue } from './catalogue'
import { isRight, judge, type Observe } from './check'
import { classesIn } from './load'
import { inside, type ModuleName, moduleNames } from './modules'
import { observe, type Request } from './observe'
import { unusable, type Verdict } from './verdict'
import { wholeWords } from './words'

type Program = Pick<Request, 'source' | 'python'>

/** The verdict on a file of all six classes: that of the first one which is not right, and each one's own. */
export interface Whole extends Verdict {
  classes: ClassVerdict[]
}
export interface ClassVerdict extends Verdict {
  module: ModuleName
  /** Right by itself: these classes inside it are not. */
  inherited: ModuleName[]
}

/** Each of the six classes in its own right, with the learner's own ones inside it. */
export async function checkWhole(
  program: Program,
  catalogue: Catalogue,
  tryOut: Observe = observe,
): Promise<Whole> {
  const [start] = moduleNames
  const { broken } = await tryOut({ ...program, module: start, exact: true })
  if (broken && broken.kind !== 'class') return { ...unusable(start, broken), classes: [] }
  const classes: ClassVerdict[] = []
  for (const module of moduleNames)
    classes.push(await one(module, program, classes, catalogue, tryOut))
  return together(classes)
}

async function one(
  module: ModuleName,
  program: Program,
  before: readonly ClassVerdict[],
  catalogue: Catalogue,
  tryOut: Observe,
): Promise<ClassVerdict> {
  const request = { ...program, module, exact: true }
  const bad = before.filter((c) => inside[module]?.includes(c.module) && c.verdict !== 'right')
  const own = { ...request, ...(bad.length && { post: moduleNames.filter((m) => m !== module) }) }
  const verdict = await judge(own, catalogue, tryOut)
  const base = { ...verdict, module, inherited: [] }
  if (!classesIn(program.source).includes(module)) {
    return { ...base, verdict: 'wrong', message: wholeWords.notWritten(module), why: null }
  }
  if (verdict.verdict === 'wrong' || !bad.length || (await isRight(request, tryOut))) return base
  const inherited = bad.map((c) => c.module)
  return {
    ...base,
    verdict: 'wrong',
    message: wholeWords.inherited(inherited),
    works: [],
    inherited,
  }
}

function together(classes: readonly ClassVerdict[]): Whole {
  const good = classes.filter(({ verdict }) => verdict === 'right')
  const works = good.map(({ module }) => wholeWords.right(module))
  const first = classes.find((c) => c.verdict !== 'right' && !c.inherited.length)
  const last = classes[classes.length - 1]
  const remarks = classes.flatMap((c) => c.remarks)
  if (!first)
    return { ...last, message: wholeWords.allRight, works, remarks, classes: [...classes] }
  const { module, inherited: _, ...verdict } = first
  const message = wholeWords.first(module, verdict.message)
  return { ...verdict, message, works, remarks, classes: [...classes] }
}
