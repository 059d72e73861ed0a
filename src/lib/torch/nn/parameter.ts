import { errors } from '../errors'
import { Tensor } from '../tensor'

/** A tensor that a module learns: found by `parameters()`, saved by `stateDict()`. */
export class Parameter extends Tensor {
  constructor(data: Tensor, { requiresGrad = true } = {}) {
    if (!(data instanceof Tensor)) throw errors.parameterOfNoTensor(data)
    const { shape, strides, storage, offset, dtype } = data
    if (requiresGrad && dtype !== 'float32') throw errors.notDifferentiable(false)
    super(data.isMeta ? null : data.raw, shape, { strides, storage, offset, dtype })
    this.requiresGrad = requiresGrad
  }

  override get isParameter() {
    return true
  }
}
