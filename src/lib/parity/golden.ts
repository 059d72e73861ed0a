import {
  readSafetensors,
  type SafetensorsFile,
  type StoredTensor,
  toTensor,
} from '../torch/safetensors'

/** One call that PyTorch made, in the order it made them. */
export interface Row {
  op: string
  inputs: number[][]
  output: number[]
}

/** A run of the post's code under real PyTorch; the format is in tests/goldens/README.md. */
export class Golden {
  readonly kind: 'forward' | 'training'
  readonly module: string
  readonly init: ReadonlyMap<string, number>
  private readonly file: SafetensorsFile

  constructor(bytes: ArrayBuffer | Uint8Array) {
    this.file = readSafetensors(bytes)
    this.module = this.text('module')
    const kind = this.text('kind')
    if (kind !== 'forward' && kind !== 'training') {
      throw new Error(`kind is ${JSON.stringify(kind)}, neither forward nor training`)
    }
    this.kind = kind
    this.init = new Map(Object.entries(object('init', this.json('init'))) as [string, number][])
    for (const [name, value] of this.init) {
      if (typeof value !== 'number') throw new Error(`init.${name} is not a number`)
    }
  }

  text(name: string): string {
    const value = this.file.metadata.get(name)
    if (value === undefined) throw new Error(`__metadata__ has no ${JSON.stringify(name)}`)
    return value
  }

  /** What PyTorch ran. */
  trace(): Row[] {
    const rows = this.json('trace')
    if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error('trace is not a list of steps')
    return rows
  }

  /** The keyword arguments of the optimizer. */
  options(): Record<string, unknown> {
    return object('options', this.json('options'))
  }

  has(name: string) {
    return this.file.tensors.has(name)
  }

  stored(name: string): StoredTensor {
    const tensor = this.file.tensors.get(name)
    if (!tensor) throw new Error(`the file has no tensor ${name}`)
    return tensor
  }

  tensor(name: string) {
    return toTensor(name, this.stored(name))
  }

  /** The file's tensors whose names begin with `prefix`, by the rest of their names. */
  group(prefix: string): Map<string, StoredTensor> {
    const all = [...this.file.tensors].filter(([name]) => name.startsWith(prefix))
    return new Map(all.map(([name, tensor]) => [name.slice(prefix.length), tensor]))
  }

  /** The weights before the run. */
  state() {
    const stored = [...this.group('state.')]
    return new Map(stored.map(([key, tensor]) => [key, toTensor(key, tensor)]))
  }

  private json(name: string): unknown {
    const text = this.text(name)
    try {
      return JSON.parse(text)
    } catch {
      throw new Error(`${name} is not valid JSON`)
    }
  }
}

function object(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw new Error(`${name} is not a JSON object`)
}

function isRow(row: unknown): row is Row {
  const { op, inputs, output } = (row ?? {}) as Partial<Row>
  return typeof op === 'string' && Array.isArray(inputs) && [...inputs, output].every(isShape)
}

const isShape = (shape: unknown) => Array.isArray(shape) && shape.every(Number.isInteger)
