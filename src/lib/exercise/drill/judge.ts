import { judgeShape, readShape, type Verdict } from '../../lesson/answer'
import type { Line, Step } from './question'
import type { Slip } from './slips'

/** What an answer is, and, where it is what a known misreading gives, which, of which step. */
export interface Judged {
  verdict: Verdict
  misread?: { slip: Slip; step: Step }
}

/** Judge the shape that a reader wrote for a line. */
export function judgeLine({ shape, letters, slips, steps }: Line, text: string): Judged {
  const verdict = judgeShape(text, { sizes: shape ?? [], letters })
  const written = String(readShape(text))
  const slip =
    verdict.kind === 'right' ? null : slips.find(({ shape }) => String(shape) === written)
  return slip ? { verdict, misread: { slip: slip.slip, step: steps[slip.step] } } : { verdict }
}
