import { type CollectionEntry, getCollection } from 'astro:content'
import { parse } from 'yaml'
import { highlight } from '../../lib/draw/code'
import type { ModuleName } from '../../lib/exercise'
import { answersIn, blank } from '../../lib/exercise/blanks'
import { type Fault, faultOf } from '../../lib/exercise/bug'
import { type Kind, type Prompt, readPrompt, signatureOf } from '../../lib/exercise/exercise'
import { codeInPython, inPython } from '../../lib/exercise/in-python'
import type { Both } from '../../lib/exercise/observation'
import type { Lang } from '../../lib/i18n'
import { again } from '../../lib/practice/again'
import { lessonPath, type PathStep } from '../lessons'

/** What the pages of the exercises read at build time from our own files. */

const texts = import.meta.glob<string>('../../../content/exercises/*/*.{ts,py,md}', { query: '?raw', import: 'default', eager: true }) // biome-ignore format: a table
const wrongs = import.meta.glob<string>('../../../content/mistakes/*/*/wrong.{ts,py}', { query: '?raw', import: 'default', eager: true }) // biome-ignore format: a table
const known = import.meta.glob<string>('../../../content/mistakes/*/*/mistake.yaml', { query: '?raw', import: 'default', eager: true }) // biome-ignore format: a table

const find = (files: Record<string, string>, end: string) =>
  files[Object.keys(files).find((path) => path.endsWith(end)) ?? ''] ?? null
const text = (slug: string, file: string) => find(texts, `/${slug}/${file}`)

/** An exercise in a list. */
export interface Listed {
  slug: string
  kind: Kind
  title: string
}

/** The lessons in their order, each with its exercises. */
export async function exercisePath(lang: Lang): Promise<(PathStep & { exercises: Listed[] })[]> {
  const all = await getCollection('exercises')
  return (await lessonPath(lang)).map((lesson) => ({
    ...lesson,
    exercises: all
      .filter(({ data }) => data.lesson === lesson.slug)
      .sort((a, b) => a.data.order - b.data.order)
      .map(({ id, data }) => ({ slug: id, kind: data.kind, title: data.title[lang] })),
  }))
}

interface Mistake {
  id: string
  module: ModuleName
  title: Both
  accept?: boolean
}
const mistakes = Object.values(known).map((yaml): Mistake => parse(yaml))

/** The titles of the known mistakes, of one module or of all. */
export const titlesOf = (lang: Lang, module?: ModuleName): Record<string, string> =>
  Object.fromEntries(
    mistakes
      .filter((mistake) => !module || mistake.module === module)
      .map(({ id, title }) => [id, title[lang]]),
  )

type Ending = 'ts' | 'py'
const grammar = { ts: 'typescript', py: 'python' } as const

/** The post's class, as the exercise of writing it has it. */
const written = async (module: ModuleName, ending: Ending = 'ts') => {
  const all = await getCollection('exercises')
  const write = all.find(({ data }) => data.kind === 'write' && data.module === module)
  return text(write?.id ?? '', `solution.${ending}`) ?? ''
}

export interface ExercisePage {
  prompt: Prompt
  starter: string
  solution: string[]
  signature: string[]
  /** Of a bug hunt: where the mistake is, and the program's highlighted lines. */
  fault: Fault | null
  lines: string[]
  /** Of a starter with blanks: each line as the HTML before, between and after them. */
  pieces: string[][]
}

/** Everything an exercise's page shows, in one of the two languages of its programs. */
export async function exercisePage(
  { id, data }: CollectionEntry<'exercises'>,
  lang: Lang,
  python: boolean,
): Promise<ExercisePage> {
  const ending = python ? 'py' : 'ts'
  const wrong = data.kind === 'bug' ? find(wrongs, `/${data.mistake}/wrong.${ending}`) : null
  const original = 'module' in data && data.module ? await written(data.module, ending) : ''
  const starter = wrong ?? text(id, `starter.${ending}`) ?? ''
  const solution = text(id, `solution.${ending}`) ?? original
  const prompt = text(id, `${lang}.md`) ?? ''
  const also = data.kind === 'bug' ? data.also : []
  const highlighted = (program: string) => highlight(program.trimEnd().split('\n'), grammar[ending])
  return {
    prompt: readPrompt(python ? inPython(prompt) : prompt),
    starter,
    solution: await highlighted(solution),
    signature: signatureOf(starter),
    fault: wrong ? faultOf(wrong, original, python ? also.map(codeInPython) : also) : null,
    lines: wrong ? await highlighted(wrong) : [],
    pieces: data.kind === 'blanks' ? await piecesOf(starter, ending) : [],
  }
}

/** The highlighted lines of a starter, cut at its blanks; a word that a blank is part of becomes two. */
async function piecesOf(starter: string, ending: Ending = 'ts'): Promise<string[][]> {
  const lines = await highlight(starter.trimEnd().split('\n'), grammar[ending])
  const word = new RegExp(`(<span class="\\w+">)([^<]*)${blank}([^<]*)</span>`, 'g')
  return lines.map((line) => line.replace(word, `$1$2</span>${blank}$1$3</span>`).split(blank))
}

/** A line to be written again. */
export interface LineAgain {
  module: ModuleName
  /** The post's class without it. */
  starter: string
  lines: string[][]
  /** What the post has there. */
  right: string[]
}

/** For each known mistake, the line that it writes otherwise. */
export async function linesAgain(): Promise<Record<string, LineAgain>> {
  const found: Record<string, LineAgain> = {}
  for (const { id, module, accept } of mistakes) {
    const wrong = find(wrongs, `/${id}/wrong.ts`)
    const original = await written(module)
    const starter = wrong && !accept ? again(original, wrong) : null
    const right = starter && answersIn(starter, original)
    if (right) found[id] = { module, starter, lines: await piecesOf(starter), right }
  }
  return found
}
