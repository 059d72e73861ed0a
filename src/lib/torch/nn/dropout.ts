import { byName } from '../arguments'
import { errors } from '../errors'
import { dropout } from '../ops/dropout'
import type { Tensor } from '../tensor'
import { Module } from './module'

/** While training, each number is dropped with chance `p`; the others grow by 1 / (1 − p). */
export class Dropout extends Module {
  readonly p: number

  constructor(p: number | { p?: number } = 0.5) {
    super()
    this.p = byName<{ p: number }>('Dropout.__init__', ['p'], [p]).p ?? 0.5
    if (!(this.p >= 0 && this.p <= 1)) throw errors.dropoutProbability(this.p)
  }

  forward(input: Tensor): Tensor {
    return dropout(input, this.p, this.training)
  }
}
