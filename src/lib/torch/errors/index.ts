import { argumentErrors } from './arguments'
import { computeErrors } from './compute'
import { indexErrors } from './indexing'
import { learningErrors } from './learning'
import { shapeErrors } from './shapes'

export { Foreign, pythonType, TorchError, Tuple } from './torch-error'

/** Everything that can be said to a learner, in PyTorch's words first. */
export const errors = {
  ...shapeErrors,
  ...indexErrors,
  ...argumentErrors,
  ...computeErrors,
  ...learningErrors,
}
