import type { Lesson } from './lesson'
import { allRows, runShapes } from './run'

export interface RowLetters {
  inputs: string[][]
  output: string[]
}

/**
 * The letters of every row's shapes, by the row's key, found rather than typed: the model is traced once at sizes that are all
 * different, so that a size names its letter. Call on `meta`.
 */
export function rowLetters(lesson: Lesson): Record<string, RowLetters> {
  const name = (size: number) => lesson.letters.get(size) ?? String(size)
  const { rows } = runShapes(lesson, lesson.probe)
  return Object.fromEntries(
    allRows(rows).map(({ key, step }) => [
      key,
      {
        inputs: step.inputs.map((t) => t.shape.map(name)),
        output: step.output.shape.map(name),
      },
    ]),
  )
}
