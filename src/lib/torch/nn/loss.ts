import { type CrossEntropyOptions, crossEntropy, mseLoss, type Reduction } from '../ops/loss'
import type { Tensor } from '../tensor'
import { Module } from './module'

/** How surprised the predictions are by the labels, averaged: logits (b, k) and class numbers (b). */
export class CrossEntropyLoss extends Module {
  constructor(private readonly options: CrossEntropyOptions = {}) {
    super()
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return crossEntropy(input, target, this.options)
  }
}

/** The mean square difference. */
export class MSELoss extends Module {
  constructor(private readonly options: { reduction?: Reduction } = {}) {
    super()
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return mseLoss(input, target, this.options)
  }
}
