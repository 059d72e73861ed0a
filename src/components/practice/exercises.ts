import { type CollectionEntry, getCollection } from 'astro:content'
import { parse } from 'yaml'
import { highlight } from '../../lib/draw/code'
import type { ModuleName } from '../../lib/exercise'
import { blank } from '../../lib/exercise/blanks'
import { type Fault, faultOf } from '../../lib/exercise/bug'
import { type Kind, type Prompt, readPrompt, signatureOf } from '../../lib/exercise/exercise'
import type { Both } from '../../lib/exercise/observation'
import type { Lang } from '../../lib/i18n'
import { again } from '../../lib/practice/again'
import { lessonPath, type PathStep } from '../lessons'

/** What the pages of the exercises read at build time from our own files. */

const texts = import.meta.glob<string>('../../../content/exercises/*/*.{ts,md}', { query: '?raw', import: 'default', eager: true }) // biome-ignore format: a table
const wrongs = import.meta.glob<string>('../../../content/mistakes/*/*/wrong.ts', { query: '?raw', import: 'default', eager: true }) // biome-ignore format: a table
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

/** The post's class in TypeScript, as the exercise of writing it has it. */
const written = async (module: ModuleName) => {
  const all = await getCollection('exercises')
  const write = all.find(({ data }) => data.kind === 'write' && data.module === module)
  return text(write?.id ?? '', 'solution.ts') ?? ''
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

/** Everything an exercise's page shows. */
export async function exercisePage(
  { id, data }: CollectionEntry<'exercises'>,
  lang: Lang,
): Promise<ExercisePage> {
  const wrong = data.kind === 'bug' ? find(wrongs, `/${data.mistake}/wrong.ts`) : null
  const original = data.kind === 'bug' ? await written(data.module) : ''
  const starter = wrong ?? text(id, 'starter.ts') ?? ''
  const solution = text(id, 'solution.ts') ?? original
  return {
    prompt: readPrompt(text(id, `${lang}.md`) ?? ''),
    starter,
    solution: await highlight(solution.trimEnd().split('\n'), 'typescript'),
    signature: signatureOf(starter),
    fault: data.kind === 'bug' ? faultOf(starter, original, data.also) : null,
    lines: data.kind === 'bug' ? await highlight(starter.trimEnd().split('\n'), 'typescript') : [],
    pieces: data.kind === 'blanks' ? await piecesOf(starter) : [],
  }
}

/** The highlighted lines of a starter, cut at its blanks; a word that a blank is part of becomes two. */
async function piecesOf(starter: string): Promise<string[][]> {
  const lines = await highlight(starter.trimEnd().split('\n'), 'typescript')
  const word = new RegExp(`(<span class="\\w+">)([^<]*)${blank}([^<]*)</span>`, 'g')
  return lines.map((line) => line.replace(word, `$1$2</span>${blank}$1$3</span>`).split(blank))
}

/** For each known mistake, its module and the post's class with the line to be written again. */
export async function linesAgain(): Promise<
  Record<string, { module: ModuleName; starter: string; lines: string[][] }>
> {
  const found: Awaited<ReturnType<typeof linesAgain>> = {}
  for (const { id, module, accept } of mistakes) {
    const wrong = find(wrongs, `/${id}/wrong.ts`)
    const starter = wrong && !accept ? again(await written(module), wrong) : null
    if (starter) found[id] = { module, starter, lines: await piecesOf(starter) }
  }
  return found
}
