import { byName } from '../arguments'
import { linear } from '../ops/linear'
import type { Tensor } from '../tensor'
import { layerBias, layerWeight } from './init'
import { Module } from './module'
import { Parameter } from './parameter'

/** Weighted sums of each row, and a shift: (…, in) → (…, out). */
export class Linear extends Module {
  weight: Parameter
  bias: Parameter | null

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    bias: boolean | { bias?: boolean } = true,
  ) {
    super()
    const options = byName<{ bias: boolean }>('Linear.__init__', ['bias'], [bias])
    const shape = [outFeatures, inFeatures]
    this.weight = new Parameter(layerWeight(shape))
    this.bias = options.bias === false ? null : new Parameter(layerBias(shape))
  }

  forward(input: Tensor): Tensor {
    return linear(input, this.weight, this.bias)
  }
}

/** Hands on what it gets. */
export class Identity extends Module {
  forward(input: Tensor): Tensor {
    return input
  }
}
