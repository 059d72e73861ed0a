import { byName } from '../arguments'
import { zeros } from '../create'
import { errors } from '../errors'
import * as F from '../functional'
import { matmul } from '../ops/matmul'
import type { Tensor } from '../tensor'
import { xavier } from './init'
import { Linear } from './linear'
import { Module } from './module'
import { Parameter } from './parameter'

interface Options {
  dropout?: number
  bias?: boolean
  /** (b, l, d) in and out; else (l, b, d). */
  batchFirst?: boolean
}

interface Call {
  /** Give the attention weights back too. */
  needWeights?: boolean
  /** Average them over the heads. */
  averageAttnWeights?: boolean
  /** (l, s): true where a token may not look, or numbers to add to the scores. */
  attnMask?: Tensor | null
}

type Result = [output: Tensor, weights: Tensor | null]

export interface MultiheadAttention {
  // biome-ignore lint/style/useShorthandFunctionType: merged with the class below
  (query: Tensor, key: Tensor, value: Tensor, options?: Call): Result
}

/** PyTorch's own attention: query, key and value in one weight, `[output, weights]` out. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface above only names the call's arguments
export class MultiheadAttention extends Module<Result> {
  inProjWeight: Parameter
  inProjBias: Parameter | null
  outProj: Linear
  private readonly dropout: number
  private readonly batchFirst: boolean

  constructor(
    readonly embedDim: number,
    readonly numHeads: number,
    dropout?: number | Options,
    bias?: boolean | Options,
  ) {
    super()
    const names = ['dropout', 'bias', 'batchFirst'] as const
    const given = byName<Options>('MultiheadAttention.__init__', names, [dropout, bias])
    if (embedDim % numHeads) throw errors.headsMustDivide()
    this.dropout = given.dropout ?? 0
    this.batchFirst = given.batchFirst ?? false
    const withBias = given.bias ?? true
    this.outProj = new Linear(embedDim, embedDim, withBias)
    this.inProjWeight = new Parameter(xavier([3 * embedDim, embedDim]))
    this.inProjBias = withBias ? new Parameter(zeros(3 * embedDim)) : null
    if (withBias) this.outProj.bias = new Parameter(zeros(embedDim))
  }

  forward(query: Tensor, key: Tensor, value: Tensor, options: unknown = {}): Result {
    const { needWeights = true, averageAttnWeights = true, attnMask = null } = options as Call
    const [q, k, v] = this.project(query, key, value).map((x) => this.heads(x)) // (b, nh, l, hd)
    let scores = matmul(q, k.transpose(-2, -1)).div(Math.sqrt(this.embedDim / this.numHeads))
    if (attnMask) {
      const hides = attnMask.dtype === 'bool'
      scores = hides ? scores.maskedFill(attnMask, -Infinity) : scores.add(attnMask)
    }
    const weights = F.softmax(scores, { dim: -1 }) // (b, nh, l, s)
    const kept = F.dropout(weights, this.dropout, this.training)
    const joined = matmul(kept, v).permute(2, 0, 1, 3).flatten(2) // (l, b, d)
    const output = this.outProj(joined)
    const shown = averageAttnWeights ? weights.mean(1) : weights
    return [this.batchFirst ? output.transpose(0, 1) : output, needWeights ? shown : null]
  }

  private project(...inputs: Tensor[]): Tensor[] {
    const weights = this.inProjWeight.chunk(3)
    const biases = this.inProjBias?.chunk(3) ?? []
    return inputs.map((input, i) => F.linear(input, weights[i], biases[i] ?? null))
  }

  private heads(x: Tensor): Tensor {
    const batched = this.batchFirst ? x : x.transpose(0, 1)
    return batched.unflatten(-1, [this.numHeads, -1]).transpose(1, 2)
  }
}
