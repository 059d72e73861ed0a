import type { Catalogue, Mistake } from './catalogue'
import type { Difference } from './compare'
import type { ModuleName } from './modules'
import type { Both, Failure, Observation, SeenStep, StateFault } from './observation'
import { subjects } from './probe'
import type { Parting } from './steps'

/** What the learner is told. */
export interface Verdict {
  verdict: 'right' | 'wrong' | 'error'
  /** The known mistake that it is. */
  mistake: string | null
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
  /** The lesson that explains it. */
  lesson: string
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
  /** The first few numbers. */
  values: number[]
}

interface Found {
  module: ModuleName
  source: string
  seen: Observation
  differences: readonly Difference[]
  mistakes: readonly Mistake[]
  parting: Parting | null
}

export function verdictOf({
  module,
  source,
  seen,
  differences,
  mistakes,
  parting,
}: Found): Verdict {
  const { lesson } = subjects[module]
  const remarks = remarksOn(seen, module)
  const base = {
    mistake: null,
    also: [],
    why: null,
    works: [],
    remarks,
    line: null,
    firstStep: null,
    lesson,
  }
  if (seen.broken) return { ...base, verdict: 'error', ...told(seen.broken) }
  const [first] = differences
  if (!first) return { ...base, verdict: 'right', message: right, works: worksUntil(null) }
  const [mistake, ...others] = mistakes
  const fact = factOf(first)
  return {
    ...base,
    verdict: 'wrong',
    mistake: mistake?.id ?? null,
    also: others.map(({ id }) => id),
    message: mistake?.diagnosis ?? fact.message,
    why: mistake ? fact.message : fact.why,
    works: worksUntil(first.kind),
    line:
      fact.line ??
      lineOfText(source, mistake) ??
      lineOfFault(source, first) ??
      parting?.yours?.line ??
      null,
    firstStep: parting && { yours: view(parting.yours), expected: view(parting.expected) },
  }
}

/** The verdict on what could not be tried. */
export const unusable = (module: ModuleName, failure: Failure): Verdict =>
  verdictOf({
    module,
    source: '',
    seen: { broken: failure, builds: [], arrangements: 1, renamed: [], className: null, steps: [] },
    differences: [],
    mistakes: [],
    parting: null,
  })

const told = ({ message, help, line }: Failure) => ({
  message: { zh: message, en: message },
  why: help,
  line,
})

const right: Both = {
  zh: '全对：形状、数值、训练时的 dropout 和梯度都与原文一致。',
  en: 'Right: shapes, numbers, dropout in training and gradients are those of the post.',
}

const stages: readonly [until: Difference['kind'][], works: Both][] = [
  [['build'], { zh: '模块建得起来', en: 'the module can be built' }],
  [['state'], { zh: '参数的名字和形状都对', en: 'its parameters have the right names and shapes' }],
  [['failure'], { zh: '能跑完', en: 'it runs to the end' }],
  [['shape'], { zh: '输出的形状对', en: 'the output has the right shape' }],
  [['values'], { zh: '推断时每个数都对', en: 'every number is right in evaluation' }],
  [['training'], { zh: '训练时的 dropout 也对', en: 'dropout in training is right too' }],
  [['input'], { zh: '没有改动输入', en: 'the input is left alone' }],
  [['gradient'], { zh: '梯度都对', en: 'every gradient is right' }],
]

function worksUntil(kind: Difference['kind'] | null): Both[] {
  const end = stages.findIndex(([kinds]) => kind !== null && kinds.includes(kind))
  return stages.slice(0, end < 0 ? stages.length : end).map(([, works]) => works)
}

interface Fact {
  message: Both
  why: Both | null
  line: number | null
}

/** The first thing that is off, in words. */
function factOf(first: Difference): Fact {
  if ('failure' in first) return told(first.failure)
  return { message: wordsOf(first), why: null, line: null }
}

function wordsOf(first: Exclude<Difference, { failure: Failure }>): Both {
  switch (first.kind) {
    case 'state':
      return faultWords[first.fault.kind](first.fault)
    case 'shape': {
      const [got, wanted] = [first.got, first.wanted].map((shape) => `(${shape.join(', ')})`)
      return {
        zh: `输出的形状是 ${got}，应为 ${wanted}。`,
        en: `The output has shape ${got}; it should be ${wanted}.`,
      }
    }
    case 'values':
      return { zh: '形状对，但数不对。', en: 'The shape is right, the numbers are not.' }
    case 'training':
      return {
        zh: '推断时都对，训练时不对：dropout 的位置或概率与原文不同。',
        en: 'Right in evaluation, not in training: dropout stands elsewhere than in the post, or has another p.',
      }
    case 'input':
      return {
        zh: 'forward 改动了传进来的张量；请算出新的张量。',
        en: 'forward changes the tensor it is given; compute a new one.',
      }
    case 'gradient': {
      const list = first.keys.join(', ')
      return first.arrived
        ? {
            zh: `数都对，但 ${list} 的梯度不对。`,
            en: `The numbers are right, but the gradient of ${list} is not.`,
          }
        : {
            zh: `数都对，但梯度到不了 ${list}：它学不到东西。`,
            en: `The numbers are right, but no gradient reaches ${list}: it will never learn.`,
          }
    }
  }
}

const faultWords: Readonly<Record<StateFault['kind'], (fault: StateFault) => Both>> = {
  missing: ({ key }) => ({ zh: `少了参数 ${key}。`, en: `The parameter ${key} is missing.` }),
  extra: ({ key }) => ({ zh: `多了参数 ${key}。`, en: `The post has no parameter ${key}.` }),
  shape: ({ key, detail }) => ({
    zh: `${key} 的形状不对：${detail}。`,
    en: `${key} has another shape: ${detail}.`,
  }),
  hidden: ({ key }) => ({
    zh: `${key} 没有登记：parameters() 找不到它，不会被训练和保存。`,
    en: `${key} is not registered: parameters() does not find it, so it is neither trained nor saved.`,
  }),
  shared: ({ key, detail }) => ({
    zh: `${key} 与 ${detail} 是同一个张量。`,
    en: `${key} and ${detail} are one and the same tensor.`,
  }),
  copied: ({ key, detail }) => ({
    zh: `${key} 与 ${detail} 的初始值一模一样。`,
    en: `${key} and ${detail} start from the very same numbers.`,
  }),
}

function remarksOn({ renamed, className }: Observation, module: ModuleName): Both[] {
  const remarks: Both[] = []
  if (className) {
    remarks.push({
      zh: `你的类叫 ${className}，原文叫 ${module}；按 ${module} 检查。`,
      en: `Your class is called ${className}, the post's ${module}; it was checked as that.`,
    })
  }
  if (renamed.length) {
    const list = renamed.map(([own, reference]) => `${own} = ${reference}`).join(', ')
    remarks.push({
      zh: `名字与原文不同的参数，按次序和形状对上：${list}。`,
      en: `Parameters named otherwise than in the post were matched by order and shape: ${list}.`,
    })
  }
  return remarks
}

const lineWith = (source: string, fits: (line: string) => boolean) => {
  const at = source.split('\n').findIndex(fits)
  return at < 0 ? null : at + 1
}

/** The line that the catalogue says is at fault, if the learner wrote just that. */
function lineOfText(source: string, mistake: Catalogue[number] | undefined): number | null {
  const bare = (line: string) => line.replace(/\/\/.*$/, '').replace(/[\s;]/g, '')
  const text = mistake?.line?.ts
  return text ? lineWith(source, (line) => bare(line) === bare(text)) : null
}

/** The line that makes the layer whose parameter is odd. */
function lineOfFault(source: string, first: Difference): number | null {
  if (first.kind !== 'state') return null
  const [field] = first.fault.key.split('.')
  const camel = field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  return lineWith(source, (line) => new RegExp(`\\bthis\\.${camel}\\s*=[^=]`).test(line))
}

const view = (step: SeenStep | null): StepView | null =>
  step && {
    op: step.op,
    module: step.module,
    shape: step.output.shape,
    values: [...step.output.values.slice(0, 4)],
  }
