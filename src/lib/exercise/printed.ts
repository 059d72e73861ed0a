import { type Dtype, nn, Tensor } from '../torch'

/** A page shows this much of what a program prints. */
export const most = { lines: 100, letters: 2000, items: 6, numbers: 200, depth: 3 }

let heard: Promise<string>[] = []
let listening = false

/** Write down what the program prints from now on, until it is hushed. */
export function listen() {
  heard = []
  listening = true
}

export function hush() {
  listening = false
}

/** What was printed since `listen`. */
export async function printed(): Promise<string[]> {
  hush()
  return Promise.all(heard)
}

function say(...values: unknown[]) {
  if (!listening || heard.length === most.lines) return
  const shown = Promise.all(values.map((value) => show(value).catch(() => '?')))
  heard.push(shown.then((parts) => parts.join(' ').slice(0, most.letters)))
}

/** The `console` of a learner's program. */
export const console = {
  ...{ log: say, info: say, debug: say, warn: say, error: say, dir: say, table: say },
  assert: (holds: unknown, ...values: unknown[]) => {
    if (!holds) say(values.length ? 'Assertion failed:' : 'Assertion failed', ...values)
  },
}

/** A value as short text; of a tensor it says what PyTorch would. */
async function show(value: unknown, depth = 0): Promise<string> {
  if (typeof value === 'string') return depth ? JSON.stringify(value) : value
  if (value instanceof Tensor) return await showTensor(value)
  if (value instanceof nn.Module) return `${value.constructor.name}()`
  if (typeof value === 'function') return showFunction(value)
  if (typeof value !== 'object' || value === null || value instanceof Error) return String(value)
  if (depth === most.depth) return '…'
  const list = Array.isArray(value)
  const entries = Object.entries(value).slice(0, most.items)
  const parts = await Promise.all(
    entries.map(async ([key, v]) => (list ? '' : `${key}: `) + (await show(v, depth + 1))),
  )
  if (Object.keys(value).length > most.items) parts.push('…')
  return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
}

/** Its text would be what a bundler made of it. */
const showFunction = ({ name, prototype }: { name: string; prototype?: unknown }) =>
  `[${[prototype ? 'class' : 'function', name].join(' ').trim()}]`

async function showTensor(tensor: Tensor): Promise<string> {
  const values = await tensor.data()
  const texts = format(values, tensor.dtype)
  const short = values.length > most.numbers
  const width = Math.max(0, ...texts.map(({ length }) => length))
  /** The part of the tensor that starts at `from`; of long axes only the ends are shown. */
  function part(shape: readonly number[], from: number, indent: number): string {
    const [size, ...rest] = shape
    if (size === undefined) return texts[from].padStart(width)
    const step = rest.reduce((n, s) => n * s, 1)
    const all = [...Array(size).keys()]
    const shown = short && size > most.items ? [...all.slice(0, 3), -1, ...all.slice(-3)] : all
    const parts = shown.map((i) => (i < 0 ? '...' : part(rest, from + i * step, indent + 1)))
    const gap = rest.length ? `,${'\n'.repeat(rest.length)}${' '.repeat(indent + 1)}` : ', '
    return `[${parts.join(gap)}]`
  }
  return `tensor(${part(tensor.shape, 0, 'tensor('.length)})`
}

/** Numbers as PyTorch prints them: whole ones with a point, others with four decimals or as powers of ten. */
function format(values: Float32Array, dtype: Dtype): string[] {
  const numbers = [...values]
  if (dtype === 'bool') return numbers.map((v) => (v ? 'True' : 'False'))
  if (dtype === 'int64') return numbers.map(String)
  if (numbers.every((v) => Number.isInteger(v))) return numbers.map((v) => `${v}.`)
  const sizes = numbers.map(Math.abs).filter((v) => v > 0 && v < Infinity)
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)]
  const powers = largest >= 1e8 || least < 1e-4 || largest / least > 1000
  return numbers.map((v) => {
    if (!Number.isFinite(v)) return String(v).replace('Infinity', 'inf').replace('NaN', 'nan')
    return powers ? v.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2') : v.toFixed(4)
  })
}
