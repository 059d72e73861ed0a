import type { loadPyodide, PyodideAPI } from 'pyodide'
import { type Trace, traceUntilError } from '../torch'
import { Bridge, type LinedStep } from './bridge'
import { type Failure, readFailure } from './failure'
import { files } from './files'

type Load = typeof loadPyodide

export interface Options {
  /** pyodide's own function and where its files are: different in Node and in a worker. */
  load: Load
  from: Parameters<Load>[0]
  /** What the program prints, as it prints it. */
  print?: (text: string) => void
}

/** The functions of learner.py. */
interface Learner {
  run(source: string, name?: string, asked?: string, parts?: string): string
  classes(): string
  build(number: number, name: string, args: string): string
  forward(number: number, handles: string, training: boolean): string
  substitute(names: string): void
  clear(): void
}

export interface Ran {
  failure: Failure | null
  steps: LinedStep[]
  /** Did it go on beyond the steps that are written down? */
  more: boolean
  /** What the steps speak of, by id: until the next program. */
  tensors: Trace<void>['tensors']
}

/** Nobody reads more steps than these. */
const mostSteps = 2_000
/** A training must not fill the memory: of its steps only the first keep their numbers. */
const mostKept = 300

/** A Python whose `import torch` is lib/torch. Choose a device that can be read at once first: cpu or wasm. */
export class Python {
  private constructor(
    private readonly pyodide: PyodideAPI,
    readonly bridge: Bridge,
    readonly learner: Learner,
    /** Where it prints. */
    public print: (text: string) => void,
  ) {}

  static async start({ load, from, print = () => {} }: Options): Promise<Python> {
    const pyodide = await load(from)
    const bridge = new Bridge()
    pyodide.registerJsModule('_site', bridge.functions)
    write(pyodide)
    const learner = pyodide.pyimport('learner') as unknown as Learner
    const python = new Python(pyodide, bridge, learner, print)
    printTo(pyodide, (text) => python.print(text))
    return python
  }

  /** Run a file from its first line, and write down its steps. */
  run(source: string): Ran {
    this.clear()
    this.bridge.most = mostSteps
    this.bridge.keeps = mostKept
    let failure: Failure | null = null
    const { steps, tensors } = this.trace(() => {
      failure = readFailure(this.learner.run(source))
    })
    this.bridge.keeps = Number.POSITIVE_INFINITY
    return { failure, steps, tensors, more: this.bridge.full }
  }

  /** `traceUntilError`, each step with the line of the learner's that made it. */
  trace<T>(f: () => T) {
    return traceUntilError(f, (step: LinedStep) => {
      step.line = this.bridge.line
    })
  }

  /** Let go of everything that the last program left. */
  clear() {
    this.learner.clear()
    this.bridge.clear()
  }

  /** For tests: what a Python expression gives. */
  evaluate(code: string) {
    return this.pyodide.runPython(code)
  }
}

const folder = '/site'

function write({ FS, runPython }: PyodideAPI) {
  for (const [path, text] of Object.entries(files)) {
    const full = `${folder}/${path}`
    FS.mkdirTree(full.slice(0, full.lastIndexOf('/')))
    FS.writeFile(full, text)
  }
  runPython(`import sys; sys.path.insert(0, '${folder}'); sys.dont_write_bytecode = True`)
}

function printTo(pyodide: PyodideAPI, print: (text: string) => void) {
  const decoder = new TextDecoder()
  const write = (bytes: Uint8Array) => {
    print(decoder.decode(bytes, { stream: true }))
    return bytes.length
  }
  pyodide.setStdout({ write, isatty: false })
  pyodide.setStderr({ write, isatty: false })
}
