import { byName } from '../arguments'
import { errors } from '../errors'
import { composite, op } from '../op'
import { numel } from '../shape'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { pow, sub } from './arithmetic'
import { castRaw } from './dtype'
import { knownIntegers, oneHotRows } from './integers'
import { mean, sum } from './reduce'
import { rawLogSoftmax } from './softmax'

export type Reduction = 'mean' | 'sum' | 'none'

export interface CrossEntropyOptions {
  /** How much each class counts. */
  weight?: Tensor | null
  /** Rows with this label do not count. */
  ignoreIndex?: number
  reduction?: Reduction
  /** So much of each label is spread evenly over all classes. */
  labelSmoothing?: number
}

/**
 * How surprised the predictions are by the labels: −log softmax(input)[label], averaged.
 * `input` (b, k) or (b, k, …) holds logits; `target` class numbers (b, …) or probabilities like `input`.
 */
export function crossEntropy(
  input: Tensor,
  target: Tensor,
  options: CrossEntropyOptions = {},
): Tensor {
  const names = ['weight', 'ignoreIndex', 'reduction', 'labelSmoothing'] as const
  const given = byName<CrossEntropyOptions>('cross_entropy', names, [options])
  const { weight = null, ignoreIndex = -100, reduction = 'mean', labelSmoothing = 0 } = given
  if (!['mean', 'sum', 'none'].includes(reduction)) throw errors.reduction(reduction)
  const soft = String(target.shape) === String(input.shape) && target.dtype === 'float32'
  const axis = input.dim() === 1 ? 0 : 1
  const classes = input.shape[axis]
  const rest = input.shape.filter((_, i) => i !== axis)
  if (!soft) checkTarget(input, target, rest, classes, ignoreIndex)
  const order = [...input.shape.keys()].filter((i) => i !== axis)
  const toRows = (x: Raw) => tf.reshape(tf.transpose(x, [...order, axis]), [-1, classes])
  const back = [...order.keys()]
  back.splice(axis, 0, order.length)
  const fromRows = (x: Raw) => tf.transpose(tf.reshape(x, [...rest, classes]), back)

  /** What each row should be, its share in the whole, and the sum of all shares. */
  const wanted = (labels: Raw, perClass?: Raw) => {
    const sure = soft ? toRows(labels) : oneHotRows(labels, classes)
    const mixed = tf.add(tf.mul(sure, 1 - labelSmoothing), labelSmoothing / classes)
    const counts = soft
      ? null
      : tf.notEqual(tf.reshape(labels, [-1, 1]), tf.scalar(ignoreIndex, 'int32'))
    const counted = counts ? tf.mul(mixed, castRaw(counts, 'float32')) : mixed
    const share = perClass ? tf.mul(counted, perClass) : counted
    const total = () => {
      if (soft) return tf.scalar(numel(rest))
      const each = castRaw(counts as Raw, 'float32')
      return tf.sum(perClass ? tf.mul(tf.mul(sure, perClass), each) : each)
    }
    return { share, total }
  }
  return op({
    name: 'cross_entropy',
    inputs: weight ? [input, target, weight] : [input, target],
    args: [reduction],
    shape: reduction === 'none' ? rest : [],
    dtype: 'float32',
    compute: (x, labels, perClass) => {
      const { share, total } = wanted(labels, perClass)
      const losses = tf.neg(tf.sum(tf.mul(share, rawLogSoftmax(toRows(x), 1)), 1))
      if (reduction === 'none') return tf.reshape(losses, rest)
      return reduction === 'sum' ? tf.sum(losses) : tf.div(tf.sum(losses), total())
    },
    backward: (grad, [x, labels, perClass]) => {
      const { share, total } = wanted(labels, perClass)
      const logits = toRows(x)
      const each = tf.reshape(grad, reduction === 'none' ? [-1, 1] : [1, 1])
      const scale = reduction === 'mean' ? tf.div(each, total()) : each
      const off = tf.sub(tf.mul(tf.softmax(logits), tf.sum(share, 1, true)), share)
      const ofInput = fromRows(tf.mul(off, scale))
      if (!target.requiresGrad) return [ofInput, null, null]
      const ofLabels = tf.mul(rawLogSoftmax(logits, 1), labelSmoothing - 1)
      return [ofInput, fromRows(tf.mul(ofLabels, scale)), null]
    },
  })
}

function checkTarget(
  input: Tensor,
  target: Tensor,
  rest: number[],
  classes: number,
  ignore: number,
) {
  if (input.dim() > 1 && input.shape[0] !== (target.shape[0] ?? 0)) {
    throw errors.batchSizes(input.shape[0], target.shape[0] ?? 0)
  }
  if (String(rest) !== String(target.shape)) throw errors.targetSize(rest, target.shape)
  if (target.dtype !== 'int64') throw errors.expectedLong()
  const labels = knownIntegers(target)
  for (let i = 0; i < (labels?.length ?? 0); i++) {
    const label = (labels as ArrayLike<number>)[i]
    if (label !== ignore && (label < 0 || label >= classes)) throw errors.targetOutOfBounds(label)
  }
}

/** The mean square difference. */
export function mseLoss(
  input: Tensor,
  target: Tensor,
  options: { reduction?: Reduction } = {},
): Tensor {
  const { reduction = 'mean' } = byName<{ reduction: Reduction }>(
    'mse_loss',
    ['reduction'],
    [options],
  )
  if (!['mean', 'sum', 'none'].includes(reduction)) throw errors.reduction(reduction)
  return composite('mse_loss', [input, target], [reduction], () => {
    const squares = pow(sub(input, target), 2)
    return reduction === 'none' ? squares : reduction === 'sum' ? sum(squares) : mean(squares)
  })
}
