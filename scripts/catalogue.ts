// What content/ holds for the checker: the known mistakes and the exercises, read from disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import {
  type Catalogue,
  type Exercise,
  type Known,
  type Mistake,
  type ModuleName,
  moduleNames,
} from '../src/lib/exercise'

export const read = (path: string) => readFileSync(path, 'utf8')
export const folders = (path: string) => readdirSync(path).sort()

export function readMistakes(root = 'content/mistakes'): Mistake[] {
  return folders(root).flatMap((module) =>
    folders(`${root}/${module}`).map((id): Mistake => {
      const folder = `${root}/${module}/${id}`
      const source = `${folder}/wrong.ts`
      return {
        line: null,
        accept: false,
        ...parse(read(`${folder}/mistake.yaml`)),
        source: existsSync(source) ? read(source) : null,
        python: existsSync(source) ? null : read(`${folder}/wrong.py`),
      }
    }),
  )
}

export type StoredExercise = Exercise & { folder: string }

export const readExercises = (root = 'content/exercises'): StoredExercise[] =>
  folders(root).map((slug) => ({
    slug,
    folder: `${root}/${slug}`,
    ...parse(read(`${root}/${slug}/exercise.yaml`)),
  }))

/** How a language's files end. */
export type Ending = 'ts' | 'py'

/** The post's class as the exercise of writing it solves it. */
function originalOf(module: ModuleName, ending: Ending = 'ts'): string {
  const written = readExercises().find((e) => e.kind === 'write' && e.module === module)
  if (!written) throw new Error(`no exercise asks to write ${module}`)
  return read(`${written.folder}/solution.${ending}`)
}

export const printsFile = (module: ModuleName) => `content/fingerprints/${module}.json`

/** What is known of a module, but for what its mistakes do: that is computed from it. */
export const knownSources = (module: ModuleName): Omit<Known, 'prints'> => ({
  original: originalOf(module),
  mistakes: readMistakes().filter((mistake) => mistake.module === module),
})

const known = new Map<ModuleName, Known>()

/** What is known of each module; read once. */
export const catalogue: Catalogue = async (module) => {
  const found = known.get(module) ?? {
    ...knownSources(module),
    prints: JSON.parse(read(printsFile(module))).prints,
  }
  known.set(module, found)
  return found
}

export type Program = Exclude<StoredExercise, { kind: 'shapes' }>

/** What an answer to an exercise starts from, and a right answer. */
export function programsOf(
  exercise: Program,
  ending: Ending = 'ts',
): { starter: string; solution: string } {
  const file = (name: string) => read(`${exercise.folder}/${name}.${ending}`)
  if (exercise.kind === 'write' || exercise.kind === 'whole') {
    return { starter: file('starter'), solution: file('solution') }
  }
  const solution = originalOf(exercise.module, ending)
  if (exercise.kind === 'blanks') return { starter: file('starter'), solution }
  const module = folders('content/mistakes').find((folder) =>
    existsSync(`content/mistakes/${folder}/${exercise.mistake}`),
  )
  return {
    starter: read(`content/mistakes/${module}/${exercise.mistake}/wrong.${ending}`),
    solution,
  }
}

/** All six classes in one file, one of them written in a known way. */
export const wholeWith = ({ module, source }: Pick<Mistake, 'module' | 'source'>): string =>
  moduleNames
    .map((name) => (name === module && source) || originalOf(name))
    .map((text) => text.replace(/^import .*\n/gm, ''))
    .join('\n')
