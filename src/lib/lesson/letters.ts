import type { Lesson } from './lesson'
import { runShapes } from './run'

export interface RowLetters {
  inputs: string[][]
  output: string[]
}

/**
 * The letters of every row's shapes, found rather than typed: the model is traced once at sizes that are all
 * different, so that a size names its letter. Call on `meta`.
 */
export function rowLetters(lesson: Lesson): RowLetters[] {
  const name = (size: number) => lesson.letters.get(size) ?? String(size)
  return runShapes(lesson, lesson.probe).rows.map((row) => ({
    inputs: row.inputs.map((t) => t.shape.map(name)),
    output: row.output.shape.map(name),
  }))
}
