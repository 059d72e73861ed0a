import {
  operations,
  type Step,
  type Tensor,
  type TorchError,
  traceUntilError,
  zeros,
} from '../torch'
import type { Config, Lesson } from './lesson'

/** A row of the trace: an operation, or a module of the post that opens to its own rows. */
export interface Row {
  step: Step
  /** Its place among all operations of the run; a module's is that of its last operation. */
  index: number
  /** What tells it from other rows at any settings; layers of one kind share theirs. */
  key: string
  rows?: Row[]
}

export interface Run {
  steps: Step[]
  rows: Row[]
  /** Every operation, in order. */
  operations: Step[]
  /** The live tensors behind the operations, by id. */
  tensors: Map<number, Tensor>
  /** What PyTorch would say, if it stops. */
  error: TorchError | null
}

/** Build the module these settings ask for and trace one forward. The same on every device, `meta` included. */
export function run(lesson: Lesson, config: Config, makeInput: (shape: number[]) => Tensor): Run {
  const { steps, tensors, error } = traceUntilError(() => {
    const model = lesson.build(config).eval()
    return model(makeInput(lesson.inputShape(config)))
  })
  const top = error ? steps : (steps[0]?.children ?? [])
  return {
    steps,
    rows: traceRows(top),
    operations: operations(steps),
    tensors,
    error: (error as TorchError) ?? null,
  }
}

/** Shapes need no numbers: on `meta` this costs next to nothing. */
export const runShapes = (lesson: Lesson, config: Config) =>
  run(lesson, config, (shape) => zeros(...shape))

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
