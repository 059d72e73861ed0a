import { byName } from '../arguments'
import { errors } from '../errors'
import { op } from '../op'
import { numel, wrapDim } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { castRaw } from './dtype'
import { broadcast, cumsum as cumsumRaw, where } from './raw'
import { dtypeName } from './softmax'

export type Dims = number | readonly number[]
export type Over = { dim?: Dims; keepdim?: boolean }

/** Which axes are summed over, and the shapes with and without them. */
function reduction(name: string, x: Tensor, { dim, keepdim = false }: Over) {
  const asked = dim === undefined ? x.shape.map((_, i) => i) : [dim].flat()
  const axes: number[] = []
  for (const d of asked as number[]) {
    const axis = wrapDim(d, x.dim(), name)
    if (axes.includes(axis)) throw errors.dimTwice(axis)
    axes.push(axis)
  }
  const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size))
  const shape = keepdim ? kept : x.shape.filter((_, i) => !axes.includes(i))
  const args = dim === undefined ? [] : [dim, keepdim]
  const spread = (grad: Raw) => broadcast(tf.reshape(grad, kept), x.shape)
  // Axes of a number without axes (dim = 0 or −1 of a 0-D tensor) are none.
  return {
    axes: x.dim() ? axes : [],
    kept,
    shape,
    args,
    spread,
    count: numel(x.shape) / numel(kept),
  }
}

/** The sum over some axes, or over all. */
export function sum(x: Tensor, dim?: Dims | Over, keepdim?: boolean | Over): Tensor {
  const over = byName<Over>('sum', ['dim', 'keepdim'], [dim, keepdim])
  const { axes, shape, args, spread } = reduction('sum', x, over)
  return op({
    name: 'sum',
    inputs: [x],
    args,
    shape,
    dtype: x.dtype === 'float32' ? 'float32' : 'int64',
    compute: (raw) => tf.reshape(tf.sum(raw, axes), [...shape]),
    backward: (grad) => [spread(grad)],
    saves: false,
  })
}

/** The mean over some axes, or over all. */
export function mean(x: Tensor, dim?: Dims | Over, keepdim?: boolean | Over): Tensor {
  const over = byName<Over>('mean', ['dim', 'keepdim'], [dim, keepdim])
  const { axes, shape, args, spread, count } = reduction('mean', x, over)
  if (x.dtype !== 'float32') throw errors.noOutputDtype('mean', dtypeName(x))
  return op({
    name: 'mean',
    inputs: [x],
    args,
    shape,
    compute: (raw) => tf.reshape(tf.mean(raw, axes), [...shape]),
    backward: (grad) => [spread(tf.div(grad, count))],
  })
}

type Spread = { dim?: Dims; unbiased?: boolean; keepdim?: boolean }
type Positions = [dim?: Dims | Spread, unbiased?: boolean | Spread, keepdim?: boolean | Spread]

/** The mean square distance from the mean; divided by n − 1 unless `unbiased` is false. */
export const variance = (x: Tensor, ...given: Positions) => spreadOf('var', x, given, false)
/** The root of the variance. */
export const std = (x: Tensor, ...given: Positions) => spreadOf('std', x, given, true)

function spreadOf(name: string, x: Tensor, given: Positions, root: boolean): Tensor {
  const options = byName<Spread>(name, ['dim', 'unbiased', 'keepdim'], given)
  const { axes, shape, args, spread, kept, count } = reduction(name, x, options)
  if (x.dtype !== 'float32') throw errors.noOutputDtype(name, dtypeName(x))
  const divisor = count - (options.unbiased === false ? 0 : 1)
  const centred = (raw: Raw) => tf.sub(raw, tf.reshape(tf.mean(raw, axes), kept))
  return op({
    name,
    inputs: [x],
    args,
    shape,
    compute: (raw) => {
      const squares = tf.reshape(tf.sum(tf.square(centred(raw)), axes), [...shape])
      // tf.div by 0 gives NaN for 0 / 0, as PyTorch does for the spread of one number.
      const result = tf.div(squares, divisor)
      return root ? tf.sqrt(result) : result
    },
    backward: (grad, [raw], y) => {
      const inner = root ? zeroWhere(tf.equal(y, 0), tf.div(grad, tf.mul(y, 2))) : grad
      return [tf.mul(spread(inner), tf.mul(centred(raw), 2 / divisor))]
    },
  })
}

const zeroWhere = (holds: Raw, raw: Raw) => where(holds, tf.zerosLike(raw), raw)

type Norm = { p?: number; dim?: Dims; keepdim?: boolean }

/** The length: the root of the sum of squares; with `p`, of p-th powers. */
export function norm(
  x: Tensor,
  p?: number | Norm,
  dim?: Dims | Norm,
  keepdim?: boolean | Norm,
): Tensor {
  const options = byName<Norm>('norm', ['p', 'dim', 'keepdim'], [p, dim, keepdim])
  const { axes, shape, spread } = reduction('norm', x, options)
  const power = options.p ?? 2
  const powers = (raw: Raw, n: number) => (n === 2 ? tf.square(raw) : tf.pow(tf.abs(raw), n))
  return op({
    name: 'norm',
    inputs: [x],
    args: [power, ...(options.dim === undefined ? [] : [options.dim])],
    shape,
    compute: (raw) => {
      const total = tf.reshape(tf.sum(powers(raw, power), axes), [...shape])
      return power === 2 ? tf.sqrt(total) : tf.pow(total, 1 / power)
    },
    backward: (grad, [raw], y) => {
      const scale = spread(zeroWhere(tf.equal(y, 0), tf.div(grad, tf.pow(y, power - 1))))
      const direction = power === 2 ? raw : tf.mul(tf.sign(raw), tf.pow(tf.abs(raw), power - 1))
      return [tf.mul(scale, direction)]
    },
  })
}

/** Sums so far along an axis. */
export function cumsum(x: Tensor, dim: number | { dim?: number }): Tensor {
  const asked = byName<{ dim: number }>('cumsum', ['dim'], [dim]).dim as number
  const axis = wrapDim(asked, x.dim(), 'cumsum')
  const dtype = x.dtype === 'float32' ? 'float32' : 'int64'
  return op({
    name: 'cumsum',
    inputs: [x],
    args: [asked],
    shape: x.shape,
    dtype,
    compute: (raw) => (x.dim() ? castRaw(cumsumRaw(castRaw(raw, 'float32'), axis), dtype) : raw),
    backward: (grad) => [cumsumRaw(grad, axis, true)],
    saves: false,
  })
}
