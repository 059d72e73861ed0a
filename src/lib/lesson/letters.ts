import type { Lesson } from './lesson'
import { allRows } from './rows'
import { runShapes } from './run'

export interface RowLetters {
  inputs: string[][]
  output: string[]
}

/** What a lesson's module takes and gives, in letters. Call on `meta`. */
export function moduleLetters(lesson: Lesson): { takes: string[]; gives: string[] } {
  const letters = rowLetters(lesson)
  const { rows } = runShapes(lesson, lesson.probe)
  const [first, last] = [rows[0], rows[rows.length - 1]]
  return { takes: letters[first.key].inputs[0], gives: letters[last.key].output }
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
