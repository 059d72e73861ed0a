import { byName } from '../arguments'
import { device } from '../device'
import { errors } from '../errors'
import { op } from '../op'
import { bernoulli } from '../random'
import { own } from '../scope'
import { elementwiseStrides } from '../strides'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { itself } from './reshape'

type Options = { p?: number; training?: boolean }

/**
 * In training each number is dropped with chance `p` and the others grow by 1 / (1 − p), so that sums stay what
 * they were on average; otherwise nothing happens.
 */
export function dropout(input: Tensor, p?: number | Options, training?: boolean | Options): Tensor {
  const given = byName<Options>('dropout', ['p', 'training'], [p, training])
  const chance = given.p ?? 0.5
  const train = given.training ?? true
  if (!(chance >= 0 && chance <= 1)) throw errors.dropoutProbability(chance)
  if (!(input instanceof Tensor)) throw errors.notATensor('dropout', 'input', 1, input)
  const args = [chance, train, false] // the last is PyTorch's inplace
  if (!train || chance === 0) return itself('dropout', input, args)
  const mask = device() === 'meta' ? null : own(draw(input, chance))
  return op({
    name: 'dropout',
    inputs: [input],
    args,
    shape: input.shape,
    strides: elementwiseStrides(input.shape, [input]),
    compute: (x) => tf.mul(x, mask as Raw),
    backward: (grad) => [tf.mul(grad, mask as Raw)],
  })
}

const keptAndScaled = (x: Tensor, p: number): Raw => {
  const scale = p === 1 ? 0 : 1 / (1 - p)
  const values = Float32Array.from(bernoulli(x.numel(), 1 - p), (kept) => kept * scale)
  return tf.tensor(values, x.shape)
}

let draw = keptAndScaled

/** Run `f` with every dropout multiplying by this, along the last axis, instead of at random. */
export function withMask<T>(mask: (size: number, p: number) => Float32Array, f: () => T): T {
  draw = (x, p) => tf.tensor(mask(x.shape.at(-1) ?? 1, p), x.shape.slice(-1))
  try {
    return f()
  } finally {
    draw = keptAndScaled
  }
}
