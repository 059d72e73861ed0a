/** What a picture needs to know of a tensor: plain data, no numbers. */
export interface TensorInfo {
  id: number
  shape: number[]
  strides: number[]
  /** Tensors with the same number share memory: one is a view of the other. */
  storage: number
  contiguous: boolean
  /** Is it learned? */
  parameter?: true
}

/** One call, of an operation or of a module; plain data, so that it can be stored, compared and sent to a worker. */
export interface Step {
  /** torch's name of the operation, or the class of the module. */
  op: string
  /** Dotted path of the module it ran in, as in `stateDict()`: `trans.layers.0.msa`. */
  module: string
  args: unknown[]
  inputs: TensorInfo[]
  output: TensorInfo
  /** All results of a call that has several (`chunk`); the first of them is `output`. */
  outputs?: TensorInfo[]
  /** What a module called; absent for an operation. */
  children?: Step[]
}

/** The operations alone, in the order they ran, without the modules around them. */
export const operations = (steps: Step[]): Step[] =>
  steps.flatMap((s) => (s.children ? operations(s.children) : [s]))
