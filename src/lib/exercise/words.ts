import { tuple } from '../draw/tuple'
import { type Difference, refusalOf } from './compare'
import type { Likeness } from './likeness'
import type { ModuleName } from './modules'
import type { Both, Failure, Observation, StateFault } from './observation'
import { subjects } from './probe'

/** What the checker says. It is the same in the page, in Node and in the tests, so its words live here. */

export const right: Both = {
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

/** What is right already, if this is the first thing off. */
export function worksUntil(kind: Difference['kind'] | null): Both[] {
  const end = stages.findIndex(([kinds]) => kind !== null && kinds.includes(kind))
  return stages.slice(0, end < 0 ? stages.length : end).map(([, works]) => works)
}

export function wordsOf(first: Exclude<Difference, { failure: Failure }>): Both {
  switch (first.kind) {
    case 'state':
      return faultWords[first.fault.kind](first.fault)
    case 'shape': {
      const [got, wanted] = [first.got, first.wanted].map(tuple)
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
            zh: `数都对，但梯度到不了 ${list}：这样学不到东西。`,
            en: `The numbers are right, but no gradient reaches ${list}: ${first.keys.length > 1 ? 'they' : 'it'} will never learn.`,
          }
    }
  }
}

export const commentWords: Both = {
  zh: '在 TypeScript 里 // 之后是注释；整除写 Math.floor(a / b)。',
  en: 'In TypeScript // begins a comment; whole division is written Math.floor(a / b).',
}

/** What the checker itself says of a file without the class: the only failures whose words are not a language's own. */
export function classWords(said: string): Both {
  const [, missing] = /^There is no class (.+)$/.exec(said) ?? []
  const [, other] = /^(.+) is no nn\.Module$/.exec(said) ?? []
  const zh = missing ? `没有 ${missing} 这个类` : other ? `${other} 不是 nn.Module` : said
  return { zh, en: said }
}

/** It does what it should with one input, and not with another. */
export const onlyWords = (fine: readonly number[], input: readonly number[]): Both => ({
  zh: `输入是 ${tuple(fine)} 时都对，是 ${tuple(input)} 时不对。`,
  en: `With an input of shape ${tuple(fine)} all is right, with ${tuple(input)} it is not.`,
})

const faultWords: Readonly<Record<StateFault['kind'], (fault: StateFault) => Both>> = {
  missing: ({ key }) => ({ zh: `少了参数 ${key}。`, en: `The parameter ${key} is missing.` }),
  extra: ({ key }) => ({ zh: `多了参数 ${key}。`, en: `The post has no parameter ${key}.` }),
  shape: ({ key, detail }) => ({
    zh: `${key} 的形状不对：${detail}。`,
    en: `${key} has another shape: ${detail}.`,
  }),
  hidden: ({ key }) => ({
    zh: `${key} 没有登记为参数：parameters() 找不到它，不会被训练。`,
    en: `${key} is not registered as a parameter: parameters() does not find it, so it is not trained.`,
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

/** What the result of the first wrong step has to do with the right one. */
export function likenessWords(op: string, found: Likeness): Both {
  switch (found.kind) {
    case 'factor': {
      const factor = String(Number(found.factor.toPrecision(3)))
      return {
        zh: `${op} 给出的每个数都是应有的 ${factor} 倍。`,
        en: `Every number that ${op} gives is ${factor} times what it should be.`,
      }
    }
    case 'swapped': {
      const [a, b] = found.axes
      return {
        zh: `${op} 的结果里，第 ${a} 维与第 ${b} 维换了位置。`,
        en: `In what ${op} gives, axes ${a} and ${b} have changed places.`,
      }
    }
    case 'order':
      return {
        zh: `${op} 给出的数一个不少，只是排在别的位置。`,
        en: `${op} gives the very numbers it should, in other places.`,
      }
    case 'place':
      return {
        zh: `${op} 的结果只有第 ${found.axis} 维的第 ${found.place} 个不对，别处都对。`,
        en: `What ${op} gives is wrong only at place ${found.place} of axis ${found.axis}.`,
      }
    case 'sums':
      return {
        zh: `${op} 的结果沿第 ${found.axis} 维加起来是 1，应当沿第 ${found.wanted} 维。`,
        en: `What ${op} gives sums to 1 along axis ${found.axis}; it should along axis ${found.wanted}.`,
      }
  }
}

/** A step of the post that nothing in the program equals, though all it takes is there. */
export const missingWords = (op: string, module: string): Both => {
  const step = module ? `${op} (${module})` : op
  return {
    zh: `少了一步：原文有 ${step}，你的程序里没有哪一步与它相等。`,
    en: `A step is missing: nothing in your program equals what ${step} gives in the post.`,
  }
}

/** A step after which a right result is no longer right. */
export const spoiltWords = (op: string): Both => ({
  zh: `对的结果已经算出来了，${op} 又把它改掉了。`,
  en: `The right result was there; then ${op} changed it.`,
})

/** Two mistakes at once. */
export const bothOf = (one: Both, other: Both): Both => ({
  zh: `有两处错。一、${one.zh}二、${other.zh}`,
  en: `Two things are wrong. First: ${one.en} Second: ${other.en}`,
})

export const blanksLeft = (blanks: readonly number[]): Both => ({
  zh: `第 ${blanks.join('、')} 空还没有填。`,
  en: blanks.length > 1 ? `Blanks ${list(blanks)} are empty.` : `Blank ${blanks[0]} is empty.`,
})

const list = (items: readonly (string | number)[]) =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : String(items[0])

/** A class of the whole file, and what is said of it. */
export const wholeWords = {
  notWritten: (name: ModuleName): Both => ({
    zh: `还没有写 ${name}。`,
    en: `There is no ${name} yet.`,
  }),
  inherited: (inner: readonly ModuleName[]): Both => ({
    zh: `它自己没有错，错在里面的 ${inner.join('、')}。`,
    en: `It is right by itself; what is wrong is ${list(inner)} inside it.`,
  }),
  right: (name: ModuleName): Both => ({ zh: `${name} 对了`, en: `${name} is right` }),
  allRight: {
    zh: '六个类全对：一张白纸，写出了整个 ViT。',
    en: 'All six classes are right: the whole ViT, from a blank page.',
  },
  first: (name: ModuleName, { zh, en }: Both): Both => ({
    zh: `${name}：${zh}`,
    en: `${name}: ${en}`,
  }),
}

/** What two names differ in: of `blocks.0.norm1.weight` and `layers.0.norm1.weight` only the first words. */
function shortest([own, reference]: [string, string]): string {
  const left = own.split('.')
  const right = reference.split(' + ').map((name) => name.split('.'))
  while (
    left.length > 1 &&
    right.every((words) => words.length > 1 && words.at(-1) === left.at(-1))
  ) {
    for (const words of [left, ...right]) words.pop()
  }
  return `${left.join('.')} = ${right.map((words) => words.join('.')).join(' + ')}`
}

export function remarksOn({ renamed, className, builds }: Observation, module: ModuleName): Both[] {
  const remarks: Both[] = []
  const { probes } = subjects[module]
  const [refusal] = builds.flatMap((build, i) => refusalOf(build, probes[i]) ?? [])
  if (refusal) {
    remarks.push({
      zh: `除不尽的大小，你的类不接受（${refusal}）；原文接受，多出来的像素不要。`,
      en: `Sizes that do not divide are refused by your class (${refusal}); the post's takes them and leaves out the pixels at the edge.`,
    })
  }
  if (className) {
    remarks.push({
      zh: `你的类叫 ${className}，原文叫 ${module}；按 ${module} 检查。`,
      en: `Your class is called ${className}, the post's ${module}; it was checked as that.`,
    })
  }
  if (renamed.length) {
    const names = [...new Set(renamed.map(shortest))].join(', ')
    remarks.push({
      zh: `名字与原文不同的参数，按次序和形状对上：${names}。`,
      en: `Parameters named otherwise than in the post were matched by order and shape: ${names}.`,
    })
  }
  return remarks
}
