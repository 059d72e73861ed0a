import { camel } from '../torch/arguments'
import { bareLine } from './bug'
import type { Mistake } from './catalogue'
import type { Difference } from './compare'
import type { Named } from './diagnose'
import { likeness } from './likeness'
import type { ModuleName } from './modules'
import { type Both, type Failure, nothing, type Observation, type SeenStep } from './observation'
import { subjects } from './probe'
import type { Parting } from './steps'
import {
  blanksLeft,
  bothOf,
  classWords,
  commentWords,
  likenessWords,
  missingWords,
  onlyWords,
  remarksOn,
  right,
  spoiltWords,
  wordsOf,
  worksUntil,
} from './words'

/** What the learner is told. */
export interface Verdict {
  verdict: 'right' | 'wrong' | 'error'
  /** The known mistake that it is. */
  mistake: string | null
  /** The other one, where two were made at once. */
  and: string | null
  /** Others that compute the very same, so that it may be one of them. */
  also: string[]
  message: Both
  /** The reason, where it is certain. */
  why: Both | null
  /** What is right already. */
  works: Both[]
  /** What is not wrong but worth knowing. */
  remarks: Both[]
  line: number | null
  firstStep: FirstStep | null
  /** The lesson that explains it, and where: the id of a section or a question. */
  lesson: string
  section: string | null
  /** What the program printed. */
  printed: string[]
}

/** Where the computation leaves the reference. */
export interface FirstStep {
  yours: StepView | null
  expected: StepView | null
}
export interface StepView {
  op: string
  module: string
  shape: number[]
  /** A few of its numbers. */
  values: number[]
}

interface Found {
  module: ModuleName
  source: string
  python?: boolean
  seen: Observation
  differences: readonly Difference[]
  named: readonly Named[]
  parting: Parting | null
}

export function verdictOf({
  module,
  source,
  python,
  seen,
  differences,
  named,
  parting,
}: Found): Verdict {
  const base: Verdict = {
    verdict: 'right',
    mistake: null,
    and: null,
    also: [],
    message: right,
    why: null,
    works: [],
    remarks: remarksOn(seen, module),
    line: null,
    firstStep: null,
    lesson: subjects[module].lesson,
    section: null,
    printed: seen.printed,
  }
  if (seen.broken) return { ...base, verdict: 'error', section: 'code', ...told(seen.broken) }
  const [first] = differences
  if (!first) return { ...base, works: worksUntil(null) }
  const [[mistake, and] = [], ...others] = named
  const fact = factOf(first, module)
  const like = alike(first, parting)
  const slip = python ? null : halved(source)
  return {
    ...base,
    remarks: slip ? [slip, ...base.remarks] : base.remarks,
    verdict: 'wrong',
    mistake: mistake?.id ?? null,
    and: and?.id ?? null,
    also: others.map((mistakes) => mistakes.map(({ id }) => id).join('+')),
    message: mistake ? diagnosisOf(mistake, and) : fact.message,
    why: mistake ? joined(fact.message, like) : (fact.why ?? like),
    works: worksUntil(first.kind),
    line:
      fact.line ??
      lineOfText(source, mistake) ??
      lineOfFault(source, first) ??
      parting?.yours?.line ??
      parting?.before?.line ??
      null,
    firstStep: parting && stepsOf(parting),
    section: mistake?.section ?? sections[first.kind] ?? 'wrong',
  }
}

/** Where a lesson speaks of what no known mistake explains. */
const sections: Partial<Record<Difference['kind'], string>> = {
  build: 'code',
  failure: 'shapes',
  state: 'code',
  shape: 'shapes',
}

/** The verdict on what could not be tried. */
export const unusable = (module: ModuleName, failure: Failure): Verdict =>
  verdictOf({
    module,
    source: '',
    seen: { ...nothing, broken: failure },
    differences: [],
    named: [],
    parting: null,
  })

/** The verdict on a file with blanks that are still empty. */
export function stillBlank(module: ModuleName, blanks: readonly number[]): Verdict {
  const failure: Failure = { kind: 'blank', message: '', help: null, line: null }
  return { ...unusable(module, failure), message: blanksLeft(blanks), section: null }
}

const told = ({ kind, message, help, line }: Failure) => ({
  ...(kind === 'time' && help
    ? { message: help, why: null }
    : {
        message: kind === 'class' ? classWords(message) : { zh: message, en: message },
        why: help,
      }),
  line,
})

interface Fact {
  message: Both
  why: Both | null
  line: number | null
}

/** The first thing that is off, in words. */
function factOf(first: Difference, module: ModuleName): Fact {
  const fact =
    'failure' in first ? told(first.failure) : { message: wordsOf(first), why: null, line: null }
  if (!first.only) return fact
  const [probe, input] = first.only
  const { inputs } = subjects[module].probes[probe]
  return { ...fact, why: joined(onlyWords(inputs[0], inputs[input]), fact.why) }
}

const diagnosisOf = (mistake: Mistake, and?: Mistake): Both =>
  and ? bothOf(mistake.diagnosis, and.diagnosis) : mistake.diagnosis

/** What the first wrong step gives, beside what it should give. */
function alike(first: Difference, parting: Parting | null): Both | null {
  if (!parting || !['shape', 'values', 'training'].includes(first.kind)) return null
  const { yours, expected } = parting
  if (!yours) return expected && missingWords(said(expected), expected.module)
  if (!expected) return spoiltWords(said(yours))
  const found = first.kind === 'training' ? null : likeness(yours.output, expected.output)
  return found && likenessWords(said(yours), found)
}

/** Its operation, by a word that stands in programs. */
const said = ({ op }: SeenStep) => (op === '__getitem__' ? 'index' : op)

/** `a // b` of Python, in TypeScript, where the rest of the line is a comment. */
const halved = (source: string): Both | null =>
  /[\w)] \/\/ ?(?:this\.)?[a-z]+[A-Z]\w*\)*$/m.test(source) ? commentWords : null

const joined = (one: Both, other: Both | null): Both => ({
  zh: one.zh + (other?.zh ?? ''),
  en: other ? `${one.en} ${other.en}` : one.en,
})

const lineWith = (source: string, fits: (line: string) => boolean) => {
  const at = source.split('\n').findIndex(fits)
  return at < 0 ? null : at + 1
}

/** The line that the catalogue says is at fault, if the learner wrote just that. */
function lineOfText(source: string, mistake: Mistake | undefined): number | null {
  const texts = [mistake?.line?.ts, mistake?.line?.py].filter((text) => text != null).map(bareLine)
  return lineWith(source, (line) => texts.includes(bareLine(line)))
}

/** The line that makes the layer whose parameter is odd, or uses the one that gets no gradient. */
function lineOfFault(source: string, first: Difference): number | null {
  if (first.kind !== 'state' && first.kind !== 'gradient') return null
  const [field] = (first.kind === 'state' ? first.fault.key : first.keys[0]).split('.')
  const name = `\\b(?:this\\.${camel(field)}|self\\.${field})`
  const made = new RegExp(`${name}\\s*=[^=]`)
  const used = new RegExp(`${name}\\b`)
  return lineWith(source, (line) =>
    first.kind === 'state' ? made.test(line) : used.test(line) && !made.test(line),
  )
}

/** The first numbers of both, or those around the largest difference where the first look the same. */
function stepsOf({ yours, expected }: Parting): FirstStep {
  const [a, b] = [yours, expected].map((step) => step?.output.values ?? new Float32Array())
  const gap = (i: number) => Math.abs(a[i] - b[i])
  const largest = a.reduce((most, _, i) => (gap(i) > gap(most) ? i : most), 0)
  const nearlySame = a.length === b.length && gap(largest) > 0 && [0, 1, 2, 3].every((i) => !(gap(i) > gap(largest) / 2)) // biome-ignore format: one thought
  const from = nearlySame ? Math.min(largest, a.length - 4) : 0
  const view = (step: SeenStep | null): StepView | null =>
    step && {
      op: step.op,
      module: step.module,
      shape: step.output.shape,
      values: [...step.output.values.slice(from, from + 4)],
    }
  return { yours: view(yours), expected: view(expected) }
}
