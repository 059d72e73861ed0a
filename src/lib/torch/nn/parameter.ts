import { Tensor } from '../tensor'

/** A tensor that a module learns: found by `parameters()`, saved by `stateDict()`. */
export class Parameter extends Tensor {
  constructor(data: Tensor) {
    super(data.isMeta ? null : data.raw, data.shape, { strides: data.strides })
    this.requiresGrad = true
  }
}
