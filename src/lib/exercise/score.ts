import scores from '../../../content/scores.json'
import type { Mistake } from './catalogue'
import type { Exercise } from './exercise'
import type { Verdict } from './verdict'

/** How well right and wrong answers are told apart, counted over all that are known. */
export interface Score {
  /** Known mistakes, how many of them are rejected, and how many called by their own name. */
  mistakes: number
  rejected: number
  named: number
  /** Other right ways to write it, and how many are accepted. */
  ways: number
  accepted: number
}

/** Count the verdicts on all known ways to write a module. */
export function count(known: readonly Mistake[], verdictOn: (one: Mistake) => Verdict): Score {
  const sayable = known.filter(({ source }) => source !== null)
  const ways = sayable.filter(({ accept }) => accept)
  const wrong = sayable.filter(({ accept }) => !accept)
  return {
    mistakes: wrong.length,
    rejected: wrong.filter((one) => verdictOn(one).verdict !== 'right').length,
    named: wrong.filter((one) => verdictOn(one).mistake === one.id).length,
    ways: ways.length,
    accepted: ways.filter((one) => verdictOn(one).verdict === 'right').length,
  }
}

/** The score of an exercise, as its test found it; none where no program is asked for. */
export const scoreOf = (exercise: Exercise): Score | null =>
  exercise.kind === 'shapes' ? null : scores[exercise.kind === 'whole' ? 'whole' : exercise.module]
