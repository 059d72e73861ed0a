import { errors } from '../errors'
import { type Dtype, op } from '../op'
import { broadcastShapes } from '../shape'
import { elementwiseStrides, scalarLayout } from '../strides'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw, promote, stored } from './dtype'
import { sumTo } from './expand'
import { where } from './raw'

interface Binary {
  compute: (a: Raw, b: Raw) => Raw
  /** Gradients of a and b before they are summed back over broadcast axes. */
  backward: (grad: Raw, a: Raw, b: Raw, y: Raw) => [() => Raw, () => Raw]
  /** How Python writes it. */
  sign: string
  dtype?: Dtype
  saves?: boolean
}

/** a ∘ b for each pair of numbers, broadcasting; b may be a plain number. */
function binary(name: string, { compute, backward, sign, saves, ...fixed }: Binary) {
  return (a: Tensor, b: Tensor | number): Tensor => {
    if (typeof b === 'number') {
      const dtype = fixed.dtype ?? promote(a.dtype, b)
      return op({
        name,
        inputs: [a],
        args: [b],
        shape: a.shape,
        strides: elementwiseStrides(a.shape, [a, scalarLayout]),
        dtype,
        compute: (x) => compute(castRaw(x, dtype), tf.scalar(b, stored(dtype))),
        backward: (grad, [x], y) => [backward(grad, x, tf.scalar(b), y)[0]()],
        saves,
      })
    }
    if (!(b instanceof Tensor)) throw errors.operand(sign, b)
    const dtype = fixed.dtype ?? promote(a.dtype, b.dtype)
    const shape = broadcastShapes(a.shape, b.shape)
    return op({
      name,
      inputs: [a, b],
      shape,
      strides: elementwiseStrides(shape, [a, b]),
      dtype,
      compute: (x, y) => castRaw(compute(castRaw(x, dtype), castRaw(y, dtype)), dtype),
      backward: (grad, [x, y], z) => {
        const [ofA, ofB] = backward(grad, x, y, z)
        return [
          a.requiresGrad ? sumTo(ofA(), a.shape) : null,
          b.requiresGrad ? sumTo(ofB(), b.shape) : null,
        ]
      },
      saves,
    })
  }
}

export const add = binary('add', {
  sign: '+',
  compute: (a, b) => tf.add(a, b),
  backward: (grad) => [() => grad, () => grad],
  saves: false,
})
const subtract = binary('sub', {
  sign: '-',
  compute: (a, b) => tf.sub(a, b),
  backward: (grad) => [() => grad, () => tf.neg(grad)],
  saves: false,
})
export function sub(a: Tensor, b: Tensor | number): Tensor {
  if (b instanceof Tensor && a.dtype === 'bool' && b.dtype === 'bool')
    throw errors.boolSubtraction()
  return subtract(a, b)
}
export const mul = binary('mul', {
  sign: '*',
  compute: (a, b) => tf.mul(a, b),
  backward: (grad, a, b) => [() => tf.mul(grad, b), () => tf.mul(grad, a)],
})
export const div = binary('div', {
  sign: '/',
  dtype: 'float32',
  compute: (a, b) => tf.div(a, b),
  backward: (grad, a, b) => [
    () => tf.div(grad, b),
    () => tf.neg(tf.div(tf.mul(grad, a), tf.square(b))),
  ],
})
export const pow = binary('pow', {
  sign: '** or pow()',
  compute: (a, b) => tf.pow(a, b),
  backward: (grad, a, b, y) => [
    () => {
      const slope = tf.mul(b, tf.pow(a, tf.sub(b, 1)))
      return tf.mul(grad, where(tf.equal(b, 0), tf.zerosLike(slope), slope))
    },
    () => {
      const slope = tf.mul(y, tf.log(a))
      return tf.mul(grad, where(tf.equal(a, 0), tf.zerosLike(slope), slope))
    },
  ],
})

/** Equal numbers share the gradient. */
const larger = (grad: Raw, a: Raw, b: Raw): Raw => {
  const wins = castRaw(tf.greater(a, b), 'float32')
  const draws = tf.mul(castRaw(tf.equal(a, b), 'float32'), 0.5)
  return tf.mul(grad, tf.add(wins, draws))
}
export const maximum = binary('maximum', {
  sign: 'maximum()',
  compute: (a, b) => tf.maximum(a, b),
  backward: (grad, a, b) => [() => larger(grad, a, b), () => larger(grad, b, a)],
})
export const minimum = binary('minimum', {
  sign: 'minimum()',
  compute: (a, b) => tf.minimum(a, b),
  backward: (grad, a, b) => [() => larger(grad, b, a), () => larger(grad, a, b)],
})
