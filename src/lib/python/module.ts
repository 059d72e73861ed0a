import { nn, type Tensor } from '../torch'
import type { Python } from './engine'
import { type Failure, readFailure } from './failure'

/** An error of a Python program, with the line of the learner's file. */
export class PythonError extends Error {
  readonly help: Failure['help']
  readonly line: number | null
  constructor(readonly failure: Failure) {
    const [, name = 'Error', words = failure.message] =
      /^(?:\w+\.)*(\w+): ([\s\S]*)$/.exec(failure.message) ?? []
    super(words)
    this.name = name
    this.help = failure.help
    this.line = failure.line
  }
}

/** What stands in the attributes of a Python module: tensors by their numbers, modules, and lists of modules. */
interface Parts {
  fields: [name: string, value: number | Parts | Parts[]][]
}

type Told = { parts: Parts } | { handle: number } | { kind: Failure['kind'] }

/** What learner.py says; an error if that is what it says. */
function heard<T extends Told>(text: string): Exclude<T, { kind: unknown }> {
  const told = JSON.parse(text) as T
  if ('kind' in told) throw new PythonError(readFailure(text) as Failure)
  return told as Exclude<T, { kind: unknown }>
}

/** A part of a Python module, as one of ours: its fields hold the very tensors that Python's attributes hold. */
class Part extends nn.Module {
  forward(): Tensor {
    throw new Error('Python calls the parts of its modules itself')
  }
}

let next = 1

/**
 * A class of the program that runs in `python`, as a class of ours: calling what it makes calls Python. `called` is
 * told when a call is over.
 */
export function classOf(python: Python, name: string, called = () => {}) {
  const { bridge, learner } = python
  const numbers = new WeakMap<nn.Module, number>()
  return class extends nn.Module {
    constructor(...args: number[]) {
      super()
      const number = next++
      const given = args.filter((arg) => arg !== undefined)
      const { parts } = heard<{ parts: Parts }>(learner.build(number, name, JSON.stringify(given)))
      mirror(this, parts, python)
      numbers.set(this, number)
    }

    forward(...inputs: Tensor[]): Tensor {
      const handles = inputs.map((input) => bridge.lend(input)).join()
      const text = learner.forward(numbers.get(this) as number, handles, this.training)
      called()
      return bridge.tensorOf(heard<{ handle: number }>(text).handle)
    }
  }
}

function mirror(module: nn.Module, { fields }: Parts, python: Python) {
  const field = (value: number | Parts | Parts[]): unknown => {
    if (typeof value === 'number') return python.bridge.tensorOf(value)
    if (Array.isArray(value)) return value.map(field)
    const part = new Part()
    mirror(part, value, python)
    return part
  }
  for (const [name, value] of fields) Object.assign(module, { [name]: field(value) })
}
