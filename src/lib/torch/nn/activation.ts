import { byName } from '../arguments'
import { softmax } from '../functional'
import { gelu, relu, sigmoid, tanh } from '../ops/unary'
import type { Tensor } from '../tensor'
import { Module } from './module'

/** A soft gate: x times the chance that a normal number is below x. */
export class GELU extends Module {
  private readonly approximate: string

  constructor(options: { approximate?: string } = {}) {
    super()
    const given = byName<{ approximate: string }>('GELU.__init__', ['approximate'], [options])
    this.approximate = given.approximate ?? 'none'
  }

  forward(input: Tensor): Tensor {
    return gelu(input, this.approximate)
  }
}

/** Negative numbers become 0. */
export class ReLU extends Module {
  forward(input: Tensor): Tensor {
    return relu(input)
  }
}

/** Any number squeezed into (−1, 1). */
export class Tanh extends Module {
  forward(input: Tensor): Tensor {
    return tanh(input)
  }
}

/** Any number squeezed into (0, 1). */
export class Sigmoid extends Module {
  forward(input: Tensor): Tensor {
    return sigmoid(input)
  }
}

/** Positive numbers that sum to 1 along `dim`. */
export class Softmax extends Module {
  private readonly dim: number | undefined

  constructor(dim?: number | { dim?: number }) {
    super()
    this.dim = byName<{ dim: number }>('Softmax.__init__', ['dim'], [dim]).dim
  }

  forward(input: Tensor): Tensor {
    return softmax(input, { dim: this.dim })
  }
}
