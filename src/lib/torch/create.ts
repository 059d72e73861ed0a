import { device } from './device'
import { errors } from './errors'
import { reserve } from './memory'
import type { Dtype } from './op'
import { own } from './scope'
import { checkNew, type Shape, type Sizes, sizesOf } from './shape'
import { contiguousStrides, elementwiseStrides } from './strides'
import { Tensor } from './tensor'
import { type Raw, tf } from './tf'

type Values = ArrayLike<number>

/** A tensor of these numbers, given in reading order. On `meta` only the shape is kept. */
export function fromArray(values: Values, shape: Shape, dtype: Dtype = 'float32'): Tensor {
  const meta = device() === 'meta'
  const tensor = new Tensor(meta ? null : own(upload(values, shape, dtype)), shape, { dtype })
  if (dtype === 'int64' && values.length <= 1 << 16) tensor.known = Int32Array.from(values)
  return tensor
}

function upload(values: Values, shape: Shape, dtype: Dtype): Raw {
  if (dtype === 'float32') return tf.tensor(Float32Array.from(values), [...shape])
  if (dtype === 'bool') return tf.tensor(Uint8Array.from(values), [...shape], 'bool')
  return tf.tensor(Int32Array.from(values), [...shape], 'int32')
}

/** Numbers, or lists of lists of them. */
export type Nested = number | boolean | readonly Nested[]

/**
 * A tensor of the numbers written here. As in Python, whole numbers make an integer tensor (say `{ dtype: 'float32' }`
 * for 1.0), and true and false a bool one.
 */
export function tensor(data: Nested, options: { dtype?: Dtype } = {}): Tensor {
  const shape: number[] = []
  for (let level = data; Array.isArray(level); level = level[0]) shape.push(level.length)
  const values: number[] = []
  let whole = true
  let logical = true
  const walk = (part: Nested, depth: number) => {
    if (depth === shape.length) {
      if (Array.isArray(part)) throw errors.listIsNotANumber()
      if (typeof part !== 'number' && typeof part !== 'boolean') throw errors.invalidData(part)
      whole &&= Number.isInteger(Number(part))
      logical &&= typeof part === 'boolean'
      values.push(Number(part))
      return
    }
    if (!Array.isArray(part)) throw errors.notASequence()
    if (part.length !== shape[depth]) throw errors.ragged(shape[depth], depth, part.length)
    for (const inner of part) walk(inner, depth + 1)
  }
  walk(data, 0)
  const inferred = !values.length || !whole ? 'float32' : logical ? 'bool' : 'int64'
  return fromArray(values, shape, options.dtype ?? inferred)
}

/** One number everywhere. */
export function full(sizes: Shape, value: number, options: { dtype?: Dtype } = {}): Tensor {
  checkNew('full', 'SymInts', sizes)
  return filled(sizes, value, options.dtype ?? (Number.isInteger(value) ? 'int64' : 'float32'))
}

function filled(shape: Shape, value: number, dtype: Dtype = 'float32', strides?: Shape): Tensor {
  const options = { dtype, strides: strides ?? contiguousStrides(shape) }
  if (device() === 'meta') return new Tensor(null, shape, options)
  reserve(shape)
  const raw = tf.fill([...shape], value, (dtype === 'int64' ? 'int32' : dtype) as 'float32')
  return new Tensor(own(raw), shape, options)
}

function constant(op: string, value: number) {
  return (...sizes: Sizes): Tensor => {
    const shape = sizesOf(sizes)
    checkNew(op, 'SymInts', shape)
    return filled(shape, value)
  }
}
export const zeros = constant('zeros', 0)
export const ones = constant('ones', 1)

export const zerosLike = (x: Tensor) =>
  filled(x.shape, 0, x.dtype, elementwiseStrides(x.shape, [x]))
export const onesLike = (x: Tensor) => filled(x.shape, 1, x.dtype, elementwiseStrides(x.shape, [x]))

/** Ones on the diagonal, zeros elsewhere. */
export function eye(n: number, m = n): Tensor {
  if (!Number.isInteger(n)) throw errors.notAnInt('eye', 'n', 1, n)
  reserve([n, m])
  const values = Array.from({ length: n * m }, (_, i) => Number(Math.floor(i / m) === i % m))
  return fromArray(values, [n, m])
}

/** From `start` (0 unless given) in steps up to but not including `end`. */
export function arange(...given: [number] | [number, number] | [number, number, number]): Tensor {
  const [start, end] = given.length === 1 ? [0, given[0]] : given
  const step = given[2] ?? 1
  if (step === 0) throw errors.rangeStep()
  if ((end - start) * step < 0) throw errors.rangeSign()
  const count = Math.ceil((end - start) / step)
  reserve([count])
  const values = Array.from({ length: count }, (_, i) => start + i * step)
  const whole = [start, end, step].every(Number.isInteger)
  return fromArray(values, [count], whole ? 'int64' : 'float32')
}

/** `steps` numbers from `start` to `end`, evenly apart. */
export function linspace(start: number, end: number, steps: number): Tensor {
  if (!Number.isInteger(steps)) throw errors.notAnInt('linspace', 'steps', 3, steps)
  reserve([steps])
  const step = (end - start) / (steps - 1)
  const half = Math.ceil(steps / 2) // PyTorch counts the second half back from the end
  const at = (i: number) => (i < half ? start + i * step : end - (steps - 1 - i) * step)
  return fromArray(
    Array.from({ length: steps }, (_, i) => (steps === 1 ? start : at(i))),
    [steps],
  )
}
