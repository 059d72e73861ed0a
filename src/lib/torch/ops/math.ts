import { op } from '../op'
import { broadcastShapes, elementwiseStrides } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { sumTo } from './view'

interface Binary {
  compute: (a: Raw, b: Raw) => Raw
  /** Gradients of a and b before they are summed back over broadcast axes. */
  backward: (grad: Raw, a: Raw, b: Raw) => [() => Raw, () => Raw]
}

/** a ∘ b for each pair of numbers, broadcasting; b may be a plain number. */
function binary(name: string, { compute, backward }: Binary) {
  return (a: Tensor, b: Tensor | number): Tensor => {
    if (typeof b === 'number') {
      return op({
        name,
        inputs: [a],
        args: [b],
        shape: a.shape,
        strides: elementwiseStrides(a.shape, [a]),
        compute: (x) => compute(x, tf.scalar(b)),
        backward: (grad, [x]) => [backward(grad, x, tf.scalar(b))[0]()],
      })
    }
    const shape = broadcastShapes(a.shape, b.shape)
    return op({
      name,
      inputs: [a, b],
      shape,
      strides: elementwiseStrides(shape, [a, b]),
      compute,
      backward: (grad, [x, y]) => {
        const [ofA, ofB] = backward(grad, x, y)
        return [
          a.requiresGrad ? sumTo(ofA(), a.shape) : null,
          b.requiresGrad ? sumTo(ofB(), b.shape) : null,
        ]
      },
    })
  }
}

export const add = binary('add', {
  compute: (a, b) => tf.add(a, b),
  backward: (grad) => [() => grad, () => grad],
})
export const sub = binary('sub', {
  compute: (a, b) => tf.sub(a, b),
  backward: (grad) => [() => grad, () => tf.neg(grad)],
})
export const mul = binary('mul', {
  compute: (a, b) => tf.mul(a, b),
  backward: (grad, a, b) => [() => tf.mul(grad, b), () => tf.mul(grad, a)],
})
export const div = binary('div', {
  compute: (a, b) => tf.div(a, b),
  backward: (grad, a, b) => [
    () => tf.div(grad, b),
    () => tf.neg(tf.div(tf.mul(grad, a), tf.square(b))),
  ],
})
