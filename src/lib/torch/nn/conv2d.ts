import { conv2d } from '../ops/conv2d'
import { uniform } from '../random'
import type { Tensor } from '../tensor'
import { Module } from './module'
import { Parameter } from './parameter'

type Size = number | readonly [number, number]
const pair = (size: Size): [number, number] => (typeof size === 'number' ? [size, size] : [...size])

/** A kernel that slides over an image: (b, c, H, W) → (b, d, h, w). */
export class Conv2d extends Module {
  weight: Parameter
  bias: Parameter | null
  private readonly stride: [number, number]

  constructor(
    inChannels: number,
    outChannels: number,
    options: { kernelSize: Size; stride?: Size; bias?: boolean },
  ) {
    super()
    const [kh, kw] = pair(options.kernelSize)
    // PyTorch's default: uniform in ±1/√(numbers a kernel reads).
    const bound = 1 / Math.sqrt(inChannels * kh * kw)
    this.stride = pair(options.stride ?? 1)
    this.weight = new Parameter(uniform([outChannels, inChannels, kh, kw], bound))
    this.bias = options.bias === false ? null : new Parameter(uniform([outChannels], bound))
  }

  forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, this.bias, this.stride)
  }
}
