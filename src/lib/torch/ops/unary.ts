import { byName } from '../arguments'
import { errors } from '../errors'
import { type Dtype, op } from '../op'
import { elementwiseStrides } from '../strides'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw } from './dtype'
import { where } from './raw'
import { dtypeName } from './softmax'

interface Unary {
  compute: (x: Raw) => Raw
  /** The derivative times the gradient; y is the result. */
  backward: (grad: Raw, x: Raw, y: Raw) => Raw
  args?: readonly unknown[]
  /** Results that stay integers if the input is. */
  keepsDtype?: boolean
  saves?: boolean
}

/** One number in, one number out, for every number. */
function apply(name: string, x: Tensor, { compute, backward, args, keepsDtype, saves }: Unary) {
  if (!(x instanceof Tensor)) throw errors.notATensor(name, 'input', 1, x)
  const dtype: Dtype = keepsDtype ? x.dtype : 'float32'
  const casts = x.dtype !== dtype
  return op({
    name,
    inputs: [x],
    args,
    shape: x.shape,
    strides: elementwiseStrides(x.shape, [x]),
    dtype,
    compute: (raw) => compute(casts ? castRaw(raw, 'float32') : raw),
    backward: (grad, [raw], y) => [backward(grad, raw, y)],
    saves,
  })
}

const unary = (name: string, f: Unary) => (x: Tensor) => apply(name, x, f)

export const neg = unary('neg', {
  compute: (x) => tf.neg(x),
  backward: (grad) => tf.neg(grad),
  keepsDtype: true,
  saves: false,
})
export const exp = unary('exp', {
  compute: (x) => tf.exp(x),
  backward: (grad, _, y) => tf.mul(grad, y),
})
export const log = unary('log', {
  compute: (x) => tf.log(x),
  backward: (grad, x) => tf.div(grad, x),
})
export const sqrt = unary('sqrt', {
  compute: (x) => tf.sqrt(x),
  backward: (grad, _, y) => tf.div(grad, tf.mul(y, 2)),
})
export const rsqrt = unary('rsqrt', {
  compute: (x) => tf.rsqrt(x),
  backward: (grad, _, y) => tf.mul(grad, tf.mul(tf.mul(tf.square(y), y), -0.5)),
})
export const tanh = unary('tanh', {
  compute: (x) => tf.tanh(x),
  backward: (grad, _, y) => tf.mul(grad, tf.sub(1, tf.square(y))),
})
export const sigmoid = unary('sigmoid', {
  compute: (x) => tf.sigmoid(x),
  backward: (grad, _, y) => tf.mul(grad, tf.mul(y, tf.sub(1, y))),
})
export const erf = unary('erf', {
  compute: (x) => tf.erf(x),
  backward: (grad, x) => tf.mul(grad, tf.mul(2 / Math.sqrt(Math.PI), tf.exp(tf.neg(tf.square(x))))),
})
export const abs = unary('abs', {
  compute: (x) => tf.abs(x),
  backward: (grad, x) => tf.mul(grad, tf.sign(x)),
  keepsDtype: true,
})
export const relu = unary('relu', {
  compute: (x) => tf.relu(x),
  backward: (grad, x) => tf.mul(grad, tf.step(x)),
  keepsDtype: true,
})
export const sin = unary('sin', {
  compute: (x) => tf.sin(x),
  backward: (grad, x) => tf.mul(grad, tf.cos(x)),
})
export const cos = unary('cos', {
  compute: (x) => tf.cos(x),
  backward: (grad, x) => tf.neg(tf.mul(grad, tf.sin(x))),
})

/** x times the chance that a normal number is below x: a soft gate. 'tanh' is its older approximation. */
export function gelu(x: Tensor, approximate: string | { approximate?: string } = 'none'): Tensor {
  const given = byName<{ approximate: string }>('gelu', ['approximate'], [approximate])
  const way = given.approximate ?? 'none'
  if (way !== 'none' && way !== 'tanh') throw errors.geluApproximation()
  if (x instanceof Tensor && x.dtype !== 'float32') {
    throw errors.noKernel('GeluKernelImpl', dtypeName(x))
  }
  return apply('gelu', x, { ...(way === 'none' ? geluByErf : geluByTanh), args: [way] })
}

/** The chance that a normal number is below x. */
const below = (x: Raw) => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))))

const geluByErf: Unary = {
  compute: (x) => tf.mul(x, below(x)),
  backward: (grad, x) => {
    const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI))
    return tf.mul(grad, tf.add(below(x), tf.mul(x, density)))
  },
}

const bend = Math.sqrt(2 / Math.PI)
const gate = (x: Raw) => tf.tanh(tf.mul(bend, tf.add(x, tf.mul(0.044715, tf.mul(x, tf.square(x))))))

const geluByTanh: Unary = {
  compute: (x) => tf.mul(tf.mul(0.5, x), tf.add(1, gate(x))),
  backward: (grad, x) => {
    const g = gate(x)
    const slope = tf.mul(bend, tf.add(1, tf.mul(3 * 0.044715, tf.square(x))))
    const ofGate = tf.mul(tf.mul(tf.mul(0.5, x), tf.sub(1, tf.square(g))), slope)
    return tf.mul(grad, tf.add(tf.mul(0.5, tf.add(1, g)), ofGate))
  },
}

type Bounds = { min?: number; max?: number }

/** Numbers below `min` become `min`, above `max` become `max`. */
export function clamp(x: Tensor, min?: number | Bounds, max?: number | Bounds): Tensor {
  const { min: low, max: high } = byName<Bounds>('clamp', ['min', 'max'], [min, max])
  if (low === undefined && high === undefined) throw errors.clampNothing()
  return apply('clamp', x, {
    args: [low ?? null, high ?? null],
    compute: (raw) => {
      const raised = low === undefined ? raw : tf.maximum(raw, low)
      return high === undefined ? raised : tf.minimum(raised, high)
    },
    backward: (grad, raw) => {
      const inside = tf.logicalAnd(
        tf.greaterEqual(raw, low ?? -Infinity),
        tf.lessEqual(raw, high ?? Infinity),
      )
      return where(inside, grad, tf.zerosLike(grad))
    },
    keepsDtype: true,
  })
}
