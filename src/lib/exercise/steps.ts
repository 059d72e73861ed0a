import { close } from './compare'
import type { SeenStep } from './observation'

/** Where two runs part: what was done, and what the reference does there. */
export interface Parting {
  yours: SeenStep | null
  expected: SeenStep | null
  /** Where only a step of the reference is missing: the last one before it. */
  before: SeenStep | null
}

/**
 * The step at which a run leaves the reference: going back from the result, the first one that nothing in the other
 * run equals although all it was given was right. Harmless detours are passed over this way.
 */
export function parting(
  yours: readonly SeenStep[],
  reference: readonly SeenStep[],
): Parting | null {
  const wrong = root(yours, reference)
  const expected = root(reference, yours)
  if (!wrong && !expected) return null
  return { yours: wrong, expected, before: wrong ? null : (yours.at(-1) ?? null) }
}

/** Do two runs that stop do so at the same place: does each know the last thing that the other computed? */
export function stopAlike(a: readonly SeenStep[], b: readonly SeenStep[]): boolean {
  const knows = (steps: readonly SeenStep[], last?: SeenStep) =>
    !last || steps.some(({ output }) => close(output, last.output))
  return knows(a, b.at(-1)) && knows(b, a.at(-1))
}

function root(steps: readonly SeenStep[], others: readonly SeenStep[]): SeenStep | null {
  const known = steps.map(({ output }) => others.some((other) => close(output, other.output)))
  let at = steps.length - 1
  if (at < 0 || known[at]) return null
  for (;;) {
    const before = steps[at].from.find((i) => i >= 0 && !known[i])
    if (before === undefined) return steps[at]
    at = before
  }
}
