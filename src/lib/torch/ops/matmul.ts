import { errors } from '../errors'
import { composite, type Dtype, op } from '../op'
import { broadcastShapes, numel, type Shape } from '../shape'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw } from './dtype'
import { sumTo } from './expand'
import { broadcast } from './raw'

/** Matrix product over the last two axes; the axes before them broadcast. A vector is a row on the left, a column on the right. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (!(a instanceof Tensor)) throw errors.notATensor('matmul', 'input', 1, a)
  if (!(b instanceof Tensor)) throw errors.notATensor('matmul', 'other', 1, b)
  checkTypes('matmul', a, b)
  const left = a.dim() === 1 ? [1, ...a.shape] : a.shape
  const right = b.dim() === 1 ? [...b.shape, 1] : b.shape
  const batch = checkSizes(a, b, left, right)
  const [n, k] = left.slice(-2)
  const m = right[right.length - 1]
  return op({
    name: 'matmul',
    inputs: [a, b],
    shape: [...batch, ...(a.dim() > 1 ? [n] : []), ...(b.dim() > 1 ? [m] : [])],
    compute: (x, y) => {
      const z = product(a.dtype, x, y, (x, y) =>
        stacked(flat(x, left, batch), flat(y, right, batch)),
      )
      return tf.reshape(z, [...batch, ...(a.dim() > 1 ? [n] : []), ...(b.dim() > 1 ? [m] : [])])
    },
    backward: (grad, [x, y]) => {
      const g = tf.reshape(grad, [numel(batch), n, m])
      const ofA = () => stacked(g, flat(y, right, batch), false, true)
      const ofB = () => stacked(flat(x, left, batch), g, true, false)
      return [
        a.requiresGrad ? back(ofA(), [...batch, n, k], left, a.shape) : null,
        b.requiresGrad ? back(ofB(), [...batch, k, m], right, b.shape) : null,
      ]
    },
  })
}

/** tfjs multiplies matrices of floats only; integers are exact in them up to 2²⁴. */
function product(dtype: Dtype, x: Raw, y: Raw, multiply: (x: Raw, y: Raw) => Raw): Raw {
  if (dtype === 'float32') return multiply(x, y)
  return castRaw(multiply(castRaw(x, 'float32'), castRaw(y, 'float32')), dtype)
}

function checkTypes(name: string, a: Tensor, b: Tensor) {
  if (a.dtype !== b.dtype) throw errors.matTypes(name, a.dtype, b.dtype)
  if (a.dtype === 'bool') throw errors.matBool(name)
}

/** The sum of the products of two vectors. */
export function dot(a: Tensor, b: Tensor): Tensor {
  if (!(a instanceof Tensor)) throw errors.notATensor('dot', 'input', 1, a)
  if (!(b instanceof Tensor)) throw errors.notATensor('dot', 'tensor', 2, b)
  if (a.dim() !== 1 || b.dim() !== 1) throw errors.dotRank(a.dim(), b.dim())
  return composite('dot', [a, b], [], () => matmul(a, b))
}

/** As a stack of matrices, spread over the batch: tfjs has no gradient for a broadcast product. */
function flat(raw: Raw, shape: Shape, batch: Shape): Raw {
  const matrix = shape.slice(-2)
  const spread = numel(shape.slice(0, -2)) === numel(batch)
  const whole = spread ? raw : broadcast(tf.reshape(raw, [...shape]), [...batch, ...matrix])
  return tf.reshape(whole, [numel(batch), ...matrix])
}

function stacked(a: Raw, b: Raw, transposeA = false, transposeB = false): Raw {
  if (a.shape[0] !== 1) return tf.matMul(a, b, transposeA, transposeB)
  const matrix = (raw: Raw) => tf.reshape(raw, raw.shape.slice(1))
  return tf.matMul(matrix(a), matrix(b), transposeA, transposeB)
}

const back = (grad: Raw, spread: Shape, matrix: Shape, shape: Shape) =>
  tf.reshape(sumTo(tf.reshape(grad, [...spread]), matrix), [...shape])

/** The batch both sides broadcast to. What PyTorch complains about depends on the routine it would have called. */
function checkSizes(a: Tensor, b: Tensor, left: Shape, right: Shape): number[] {
  if (a.dim() === 0 || b.dim() === 0) throw errors.matmulRank(a.dim(), b.dim())
  const [n, k] = left.slice(-2)
  const [k2, m] = right.slice(-2)
  const stacks = a.dim() > 2 && b.dim() > 2
  if (k !== k2 && !stacks && !isTransposedStack(a, b) && !isTransposedStack(b, a)) {
    if (a.dim() === 1 && b.dim() === 1) throw errors.dot(k, k2)
    const rows = numel(left.slice(0, -1))
    if (b.dim() === 1) throw errors.matrixVector(rows, k, k2)
    if (b.dim() === 2) throw errors.matmul(rows, k, k2, m)
    // The larger one goes first, turned on its side.
    const columns = numel(right.slice(0, -2)) * m
    throw a.dim() === 1 ? errors.matrixVector(columns, k2, k) : errors.matmul(columns, k2, k, n)
  }
  const batch = broadcastShapes(left.slice(0, -2), right.slice(0, -2))
  if (k !== k2) throw errors.bmm([numel(batch), k], [numel(batch), k2])
  return batch
}

/** PyTorch leaves `x.transpose(1, 2)` times a matrix a stack instead of copying it into one tall matrix. */
const isTransposedStack = (a: Tensor, b: Tensor) =>
  a.dim() === 3 && b.dim() === 2 && a.strides[2] !== 1 && a.strides[0] === a.shape[1] * a.shape[2]

/** Stacks of matrices (b, n, k) times (b, k, m), without broadcasting. */
export function bmm(a: Tensor, b: Tensor): Tensor {
  if (a.dim() !== 3) throw errors.bmmRank(1)
  if (b.dim() !== 3) throw errors.bmmRank(2)
  const expected = [a.shape[0], a.shape[2]]
  const got = b.shape.slice(0, 2)
  if (String(expected) !== String(got)) throw errors.bmm(expected, got)
  return plain('bmm', a, b)
}

/** One matrix times another: (n, k) times (k, m). */
export function mm(a: Tensor, b: Tensor): Tensor {
  if (a.dim() !== 2) throw errors.mmRank('self')
  if (b.dim() !== 2) throw errors.mmRank('mat2')
  const [n, k] = a.shape
  const [k2, m] = b.shape
  if (k !== k2) throw errors.matmul(n, k, k2, m)
  return plain('mm', a, b)
}

function plain(name: string, a: Tensor, b: Tensor): Tensor {
  checkTypes(name, a, b)
  return op({
    name,
    inputs: [a, b],
    shape: [...a.shape.slice(0, -1), b.shape[b.dim() - 1]],
    compute: (x, y) => product(a.dtype, x, y, tf.matMul),
    backward: (grad, [x, y]) => [
      a.requiresGrad ? tf.matMul(grad, y, false, true) : null,
      b.requiresGrad ? tf.matMul(x, grad, true, false) : null,
    ],
  })
}
