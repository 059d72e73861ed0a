import { helpFor } from './help'

/** Why a Python program stopped. */
export interface Failure {
  kind: 'syntax' | 'run'
  /** Python's words: the class of the exception, then what it says. */
  message: string
  /** The line of the learner's file. */
  line: number | null
  /** As Python prints it, the learner's own lines only. */
  traceback: string
  help: { zh: string; en: string } | null
}

interface Told extends Omit<Failure, 'help'> {
  help: [zh: string, en: string] | null
  /** That line as it is written, and the function that it stands in. */
  code: string
  function: string
}

/** What learner.py tells of an error; null if there was none. */
export function readFailure(text: string): Failure | null {
  if (!text) return null
  const { help, code, function: place, ...told } = JSON.parse(text) as Told
  const known = help && { zh: help[0], en: help[1] }
  return { ...told, help: known ?? helpFor(told.message, code, place) }
}
