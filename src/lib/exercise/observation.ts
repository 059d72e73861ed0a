/** What happened when a program was tried: plain data, so that it may come from a sandbox. */
export interface Observation {
  /** Why it could not be tried at all. */
  broken: Failure | null
  builds: Build[]
  /** How many ways there are to say which of its layers is which of the reference's. */
  arrangements: number
  /** Its layers under the reference's names, where it has names of its own. */
  renamed: [own: string, reference: string][]
  /** The class that was tried, if its name is another. */
  className: string | null
  /** The operations of the first run, where they were asked for. */
  steps: SeenStep[]
  /** What it printed until its first run was over. */
  printed: string[]
}

/** An observation of nothing yet. */
export const nothing: Observation = {
  broken: null,
  builds: [],
  arrangements: 1,
  renamed: [],
  className: null,
  steps: [],
  printed: [],
}

export interface Build {
  /** It raised while it was built. */
  failure: Failure | null
  /** What is odd about its parameters, in a fixed order. */
  state: StateFault[]
  runs: Run[]
}

export interface StateFault {
  kind: 'missing' | 'extra' | 'shape' | 'hidden' | 'shared' | 'copied'
  /** The parameter: by the reference's name, except an extra one. */
  key: string
  /** The other one of a pair, or the two shapes. */
  detail: string
}

export interface Run {
  training: boolean
  output: Numbers | null
  failure: Failure | null
  inputChanged: boolean
  /** By the reference's names, and that of the input; null where none arrived. Empty unless training. */
  gradients: Record<string, Numbers | null>
}

export interface Numbers {
  shape: number[]
  values: Float32Array
}

export interface Failure {
  kind: 'syntax' | 'class' | 'blank' | 'time' | 'run'
  /** The error's own words. */
  message: string
  help: Both | null
  line: number | null
}

export interface SeenStep {
  op: string
  args: unknown[]
  module: string
  /** Which earlier steps its inputs come from; −1 is the input of the module or a parameter. */
  from: number[]
  output: Numbers
  /** Where in the learner's file it was called. */
  line: number | null
}

export interface Both {
  zh: string
  en: string
}
