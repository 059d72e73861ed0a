import { byName } from '../arguments'
import { errors } from '../errors'
import { conv2d, type PairLike, pair } from '../ops/conv2d'
import type { Tensor } from '../tensor'
import { layerBias, layerWeight } from './init'
import { Module } from './module'
import { Parameter } from './parameter'

interface Options {
  kernelSize?: PairLike
  stride?: PairLike
  padding?: PairLike
  dilation?: PairLike
  bias?: boolean
}
const names = ['kernelSize', 'stride', 'padding', 'dilation', 'bias'] as const

/** A kernel that slides over an image: (b, c, H, W) → (b, d, h, w). */
export class Conv2d extends Module {
  weight: Parameter
  bias: Parameter | null
  private readonly steps: { stride?: PairLike; padding?: PairLike; dilation?: PairLike }

  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PairLike | Options,
    stride?: PairLike | Options,
    padding?: PairLike | Options,
  ) {
    super()
    const given = byName<Options>('Conv2d.__init__', names, [kernelSize, stride, padding])
    if (given.kernelSize === undefined) {
      throw errors.missingArguments('Conv2d.__init__', ['kernel_size'])
    }
    const { bias = true, ...steps } = given
    this.steps = { stride: steps.stride, padding: steps.padding, dilation: steps.dilation }
    const shape = [outChannels, inChannels, ...pair(given.kernelSize)]
    this.weight = new Parameter(layerWeight(shape))
    this.bias = bias ? new Parameter(layerBias(shape)) : null
  }

  forward(input: Tensor): Tensor {
    return conv2d(input, this.weight, this.bias, this.steps)
  }
}
