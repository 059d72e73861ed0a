import { byName, isNamed } from './arguments'
import { ones } from './create'
import { composite, op } from './op'
import { add, div } from './ops/arithmetic'
import { logicalNot, maskedFill, tril } from './ops/compare'
import { dropout } from './ops/dropout'
import { bool } from './ops/dtype'
import { matmul } from './ops/matmul'
import { transpose } from './ops/permute'
import * as plain from './ops/softmax'
import type { Tensor } from './tensor'
import { tf } from './tf'

export { conv2d } from './ops/conv2d'
export { dropout } from './ops/dropout'
export { embedding } from './ops/embedding'
export { linear } from './ops/linear'
export { crossEntropy, mseLoss } from './ops/loss'
export { layerNorm } from './ops/norm'
export { gelu, relu, sigmoid, tanh } from './ops/unary'

type Dim = number | { dim?: number }

/** Positive numbers that sum to 1 along `dim`. */
export const softmax = (input: Tensor, dim?: Dim) =>
  plain.softmax(input, chosen('softmax', input, dim))
/** The logarithm of softmax. */
export const logSoftmax = (input: Tensor, dim?: Dim) =>
  plain.logSoftmax(input, chosen('log_softmax', input, dim))

/** Without `dim` PyTorch still guesses one, and warns. */
function chosen(name: string, input: Tensor, dim?: Dim): number {
  const given = isNamed(dim) ? byName<{ dim: number }>(name, ['dim'], [dim]).dim : dim
  if (given !== undefined) return given as number
  console.warn(
    `Implicit dimension choice for ${name} has been deprecated. Change the call to include dim=X as an argument.`,
  )
  return [0, 1, 3].includes(input.dim()) ? 0 : 1
}

interface Attention {
  /** True where a token may look, or numbers to add to the scores. */
  attnMask?: Tensor | null
  dropoutP?: number
  /** Each token looks only at itself and those before it. */
  isCausal?: boolean
  scale?: number
}

/** softmax(q kᵀ / √hd) v: (…, l, hd), (…, s, hd), (…, s, e) → (…, l, e). */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: Attention = {},
): Tensor {
  const names = ['attnMask', 'dropoutP', 'isCausal', 'scale'] as const
  const given = byName<Attention>('scaled_dot_product_attention', names, [options])
  const inputs = [query, key, value, ...(given.attnMask ? [given.attnMask] : [])]
  const args = [given.dropoutP ?? 0, given.isCausal ?? false]
  return composite('scaled_dot_product_attention', inputs, args, () => {
    const root = given.scale ? 1 / given.scale : Math.sqrt(query.shape[query.dim() - 1])
    let scores = div(matmul(query, transpose(key, -2, -1)), root)
    const sizes = scores.shape.slice(-2)
    const mask = given.isCausal ? bool(tril(ones(...sizes))) : given.attnMask
    if (mask?.dtype === 'bool') scores = maskedFill(scores, logicalNot(mask), -Infinity)
    else if (mask) scores = add(scores, mask)
    const weights = plain.softmax(scores, -1)
    return matmul(dropout(weights, given.dropoutP ?? 0), value)
  })
}

/** Class numbers as rows with a single 1: (…) → (…, k). */
export function oneHot(input: Tensor, numClasses: number): Tensor {
  return op({
    name: 'one_hot',
    inputs: [input],
    args: [numClasses],
    shape: [...input.shape, numClasses],
    compute: (raw) => tf.oneHot(raw as never, numClasses, 1, 0, 'int32'),
  })
}
