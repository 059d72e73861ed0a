import type { ModuleName } from './modules'
import type { Both } from './observation'

/** What an exercise asks for, as its `exercise.yaml` says. */
export type Exercise = {
  /** Its folder, and its address. */
  slug: string
  title: Both
  /** The lesson it belongs to, by its slug. */
  lesson: string
  /** Its place among the exercises of that lesson. */
  order: number
} & Asked

export type Asked =
  /** Type the shape after each line; without a module, of single operations. */
  | { kind: 'shapes'; module?: ModuleName }
  /** The post's class with pieces missing. */
  | { kind: 'blanks'; module: ModuleName }
  /** The program of a known mistake: say which line, then mend it. */
  | { kind: 'bug'; module: ModuleName; mistake: string; also?: string[] }
  /** The class from its signature. */
  | { kind: 'write'; module: ModuleName }
  /** All six classes in one file. */
  | { kind: 'whole' }

export type Kind = Exercise['kind']
export const kinds = ['shapes', 'blanks', 'bug', 'write', 'whole'] as const satisfies Kind[]

/** What a learner reads before and, bit by bit, while writing. */
export interface Prompt {
  text: string
  /** Shown one step at a time: the idea, the shapes, a line, the next line … */
  hints: { title: string; steps: string[] }[]
}

/** `zh.md` or `en.md`: a prompt, then a hint under each heading, whose steps are its paragraphs or list items. */
export function readPrompt(md: string): Prompt {
  const [text, ...sections] = md.trim().split(/^## /m)
  const hints = sections.map((section) => {
    const [title, ...body] = section.split('\n')
    const steps = body.join('\n').split(/\n\s*\n|^(?=\d+\. )/m)
    return {
      title: title.trim(),
      steps: steps.map((step) => step.replace(/^\d+\. /, '').trim()).filter(Boolean),
    }
  })
  return { text: text.trim(), hints }
}

/** A sentence of a prompt in pieces: what stands between backticks is code. */
export const spans = (text: string): { text: string; code: boolean }[] =>
  text
    .split('`')
    .map((piece, i) => ({ text: piece, code: i % 2 === 1 }))
    .filter(({ text }) => text !== '')

/** The class, its constructor and its forward as a starter declares them: all that is given to write from memory. */
export const signatureOf = (starter: string): string[] =>
  [...starter.matchAll(starter.includes(' {\n') ? declared.ts : declared.py)].map(
    ([, text]) => text,
  )

const declared = {
  ts: /^((?:export )?class .*?| {2}(?:constructor|forward)\([^{]*?) \{$/gm,
  py: /^(class .*| {4}def (?:__init__|forward)\(.*\)):$/gm,
}
