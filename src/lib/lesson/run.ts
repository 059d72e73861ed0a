import {
  operations,
  type Step,
  type Tensor,
  type TorchError,
  traceUntilError,
  zeros,
} from '../torch'
import type { Config, Lesson } from './lesson'

export interface Run {
  steps: Step[]
  /** The operations alone, in order: the rows of the trace. */
  rows: Step[]
  /** The live tensors behind the rows, by id. */
  tensors: Map<number, Tensor>
  /** What PyTorch would say, if it stops. */
  error: TorchError | null
}

/** Build the module these settings ask for and trace one forward. The same on every device, `meta` included. */
export function run(lesson: Lesson, config: Config, makeInput: (shape: number[]) => Tensor): Run {
  const { steps, tensors, error } = traceUntilError(() => {
    const model = lesson.build(config)
    return model(makeInput(lesson.inputShape(config)))
  })
  return { steps, rows: operations(steps), tensors, error: (error as TorchError) ?? null }
}

/** Shapes need no numbers: on `meta` this costs next to nothing. */
export const runShapes = (lesson: Lesson, config: Config) =>
  run(lesson, config, (shape) => zeros(...shape))
