// Not all of torch: a page shows its rows before it has loaded the rest.
import { operations, type Step } from '../torch/step'

/** A row of the trace: an operation, or a module of the post that opens to its own rows. */
export interface Row {
  step: Step
  /** Its place among all operations of the run; a module's is that of its last operation. */
  index: number
  /** What tells it from other rows at any settings; layers of one kind share theirs. */
  key: string
  rows?: Row[]
}

/** What PyTorch would say, and what it means here. */
export interface Stop {
  torch: string
  help: { zh: string; en: string }
}

export interface Run {
  steps: Step[]
  rows: Row[]
  /** Every operation, in order. */
  operations: Step[]
  /** Why it stopped, if it did. */
  error: Stop | null
}

/** One forward as a page reads it. */
export const runOf = (steps: Step[], error: Stop | null): Run => ({
  steps,
  rows: traceRows(error ? steps : (steps[0]?.children ?? [])),
  operations: operations(steps),
  error,
})

/** Rows for what one module called. A module that is one operation (`nn.Linear`) is that operation. */
function traceRows(steps: Step[], from = 0): Row[] {
  let next = from
  const seen = new Map<string, number>()
  return steps.map((step) => {
    const inside = operations([step])
    const start = next
    next += inside.length
    const index = next - 1
    // The layers of an encoder are alike: their numbers do not count. (`fc1` and `fc2` are names.)
    const kind = step.module.replace(/(^|\.)\d+(?=\.|$)/g, '$1*')
    const nth = seen.get(step.module) ?? 0
    seen.set(step.module, nth + 1)
    if (inside.length === 1) return { step: inside[0], index, key: `${kind}#${nth}` }
    const rows = traceRows(step.children ?? [], start)
    return { step, index, key: `${kind}()#${nth}`, rows }
  })
}

/** All rows, those inside modules included. */
export const allRows = (rows: Row[]): Row[] =>
  rows.flatMap((row) => [row, ...allRows(row.rows ?? [])])
