import { emptyBlanks } from './blanks'
import type { Catalogue } from './catalogue'
import { judge, type Observe } from './check'
import { type ModuleName, moduleNames } from './modules'
import { observe } from './observe'
import { stillBlank, type Verdict } from './verdict'
import { checkWhole, type Whole } from './whole'

/** An answer to any exercise that is answered with a program. */
export interface Answer {
  source: string
  python?: boolean
  /** The class it holds; none for all six. */
  module?: ModuleName
  /** What it was made from, where that had blanks. */
  starter?: string
}

/** What is to be said of an answer, whatever kind of exercise it is for. */
export async function checkAnswer(
  { source, python, module, starter }: Answer,
  catalogue: Catalogue,
  tryOut: Observe = observe,
): Promise<Verdict | Whole> {
  const empty = emptyBlanks(source, starter)
  if (empty.length) return stillBlank(module ?? moduleNames[0], empty)
  if (!module) return checkWhole({ source, python }, catalogue, tryOut)
  return judge({ module, source, python }, catalogue, tryOut)
}
