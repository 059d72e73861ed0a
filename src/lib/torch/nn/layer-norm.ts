import { byName } from '../arguments'
import { ones, zeros } from '../create'
import { errors } from '../errors'
import { layerNorm } from '../ops/norm'
import type { Tensor } from '../tensor'
import { Module } from './module'
import { Parameter } from './parameter'

type Options = { eps?: number; elementwiseAffine?: boolean }

/** Each row moved to mean 0 and variance 1, then scaled and shifted by what is learned. */
export class LayerNorm extends Module {
  readonly normalizedShape: number[]
  readonly eps: number
  weight: Parameter | null
  bias: Parameter | null

  constructor(
    normalizedShape: number | readonly number[],
    eps?: number | Options,
    elementwiseAffine?: boolean | Options,
  ) {
    super()
    const names = ['eps', 'elementwiseAffine'] as const
    const given = byName<Options>('LayerNorm.__init__', names, [eps, elementwiseAffine])
    const shape = [normalizedShape].flat() as number[]
    for (const size of shape) if (!Number.isInteger(size)) throw errors.notIterable(size)
    this.normalizedShape = shape
    this.eps = given.eps ?? 1e-5
    const affine = given.elementwiseAffine ?? true
    this.weight = affine ? new Parameter(ones(...shape)) : null
    this.bias = affine ? new Parameter(zeros(...shape)) : null
  }

  forward(input: Tensor): Tensor {
    return layerNorm(input, this.normalizedShape, this.weight, this.bias, this.eps)
  }
}
