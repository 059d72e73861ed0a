// What content/ holds for the checker: the known mistakes and the exercises, read from disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Catalogue, Mistake, ModuleName } from '../src/lib/exercise'

const text = (path: string) => readFileSync(path, 'utf8')
export const folders = (path: string) => readdirSync(path).sort()

export function readCatalogue(root = 'content/mistakes'): Catalogue {
  return folders(root).flatMap((module) =>
    folders(`${root}/${module}`).map((id): Mistake => {
      const folder = `${root}/${module}/${id}`
      const source = `${folder}/wrong.ts`
      return {
        line: null,
        accept: false,
        ...parse(text(`${folder}/mistake.yaml`)),
        source: existsSync(source) ? text(source) : null,
      }
    }),
  )
}

export interface Exercise {
  slug: string
  folder: string
  module: ModuleName
  kind: string
  title: { zh: string; en: string }
}

export const readExercises = (root = 'content/exercises'): Exercise[] =>
  folders(root).map((slug) => ({
    slug,
    folder: `${root}/${slug}`,
    ...parse(text(`${root}/${slug}/exercise.yaml`)),
  }))
