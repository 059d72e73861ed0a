import { byName } from '../arguments'
import { errors } from '../errors'
import { op } from '../op'
import { broadcastShapes } from '../shape'
import { elementwiseStrides, scalarLayout } from '../strides'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw, promote } from './dtype'
import { sumTo } from './expand'
import { where as whereRaw } from './raw'

/** a ∘ b as true or false for each pair of numbers; no gradient passes. */
function comparison(name: string, sign: string, compute: (a: Raw, b: Raw) => Raw) {
  return (a: Tensor, b: Tensor | number): Tensor => {
    if (typeof b !== 'number' && !(b instanceof Tensor)) throw errors.operand(sign, b)
    const number = typeof b === 'number'
    const shape = number ? a.shape : broadcastShapes(a.shape, b.shape)
    const dtype = promote(a.dtype, number ? b : b.dtype)
    return op({
      name,
      inputs: number ? [a] : [a, b],
      args: number ? [b] : [],
      shape,
      strides: elementwiseStrides(shape, [a, number ? scalarLayout : b]),
      dtype: 'bool',
      compute: (x, y) => {
        const other = number ? tf.scalar(b) : castRaw(y, dtype)
        return compute(castRaw(x, dtype), castRaw(other, dtype))
      },
    })
  }
}

export const eq = comparison('eq', '==', (a, b) => tf.equal(a, b))
export const ne = comparison('ne', '!=', (a, b) => tf.notEqual(a, b))
export const gt = comparison('gt', '>', (a, b) => tf.greater(a, b))
export const ge = comparison('ge', '>=', (a, b) => tf.greaterEqual(a, b))
export const lt = comparison('lt', '<', (a, b) => tf.less(a, b))
export const le = comparison('le', '<=', (a, b) => tf.lessEqual(a, b))

/** True becomes false, 0 becomes true. */
export function logicalNot(x: Tensor): Tensor {
  return op({
    name: 'logical_not',
    inputs: [x],
    shape: x.shape,
    strides: elementwiseStrides(x.shape, [x]),
    dtype: 'bool',
    compute: (raw) => tf.logicalNot(castRaw(raw, 'bool')),
  })
}

/** From `a` where the condition holds, from `b` elsewhere; both may be plain numbers. */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const given = [a, b].filter((t) => t instanceof Tensor)
  const shape = given.reduce((s, t) => broadcastShapes(s, t.shape), condition.shape)
  const dtypes = [a, b].map((t) => (t instanceof Tensor ? t.dtype : promote('bool', t)))
  const dtype = promote(dtypes[0], dtypes[1])
  const value = (t: Tensor | number, raws: Raw[]) =>
    castRaw(t instanceof Tensor ? (raws.shift() as Raw) : tf.scalar(t), dtype)
  return op({
    name: 'where',
    inputs: [condition, ...given],
    args: [a, b].filter((t) => !(t instanceof Tensor)),
    shape,
    strides: elementwiseStrides(shape, [condition, ...given]),
    dtype,
    compute: (holds, ...raws) => whereRaw(castRaw(holds, 'bool'), value(a, raws), value(b, raws)),
    backward: (grad, [holds]) => {
      const none = tf.zerosLike(grad)
      const yes = castRaw(holds, 'bool')
      const sides = [whereRaw(yes, grad, none), whereRaw(yes, none, grad)]
      const received = [a, b].flatMap((t, i) =>
        t instanceof Tensor ? [sumTo(sides[i], t.shape)] : [],
      )
      return [null, ...received]
    },
  })
}

/** `value` where the mask is true. */
export function maskedFill(x: Tensor, mask: Tensor, value: number): Tensor {
  if (!(mask instanceof Tensor)) throw errors.notATensor('masked_fill', 'mask', 1, mask)
  if (mask.dtype !== 'bool') throw errors.maskDtype()
  const shape = broadcastShapes(mask.shape, x.shape)
  return op({
    name: 'masked_fill',
    inputs: [x, mask],
    args: [value],
    shape,
    compute: (raw, hidden) => whereRaw(hidden, castRaw(tf.scalar(value), x.dtype), raw),
    backward: (grad, [, hidden]) => [
      sumTo(whereRaw(hidden, tf.zerosLike(grad), grad), x.shape),
      null,
    ],
  })
}

type Diagonal = number | { diagonal?: number }

/** The lower triangle of each matrix; zeros above. */
export const tril = triangle('tril', (row, column, diagonal) => column - row <= diagonal)
/** The upper triangle of each matrix; zeros below. */
export const triu = triangle('triu', (row, column, diagonal) => column - row >= diagonal)

function triangle(name: string, keeps: (row: number, column: number, diagonal: number) => boolean) {
  return (x: Tensor, diagonal: Diagonal = 0): Tensor => {
    if (x.dim() < 2) throw errors.dimOutOfRange(-2, 1)
    const at = byName<{ diagonal: number }>(name, ['diagonal'], [diagonal]).diagonal ?? 0
    const [rows, columns] = x.shape.slice(-2)
    const kept = () => {
      const mask = new Uint8Array(rows * columns)
      for (let i = 0; i < mask.length; i++) {
        mask[i] = Number(keeps(Math.floor(i / columns), i % columns, at))
      }
      return tf.tensor2d(mask, [rows, columns], 'bool')
    }
    return op({
      name,
      inputs: [x],
      args: [at],
      shape: x.shape,
      compute: (raw) => whereRaw(kept(), raw, tf.zerosLike(raw)),
      backward: (grad) => [whereRaw(kept(), grad, tf.zerosLike(grad))],
      saves: false,
    })
  }
}
