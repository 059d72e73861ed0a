import { backward, type GradFn } from './autograd'
import { device } from './device'
import { errors } from './errors'
import type { Dtype } from './op'
import * as math from './ops/math'
import { matmul } from './ops/matmul'
import * as reduce from './ops/reduce'
import * as view from './ops/view'
import { own } from './scope'
import { contiguousStrides, isContiguous, numel, type Shape } from './shape'
import { type Raw, tf } from './tf'

let nextId = 1

/**
 * PyTorch's tensor: a shape, the strides PyTorch would read memory with, and a tfjs tensor that holds
 * the numbers (none on `meta`). Methods have torch's names, meanings and order of arguments.
 */
export class Tensor {
  readonly id: number = nextId++
  readonly shape: number[]
  /** How many numbers to step over in memory to move by one along each axis. */
  readonly strides: number[]
  /** Equal for tensors that share memory. */
  readonly storage: number
  readonly dtype: Dtype
  requiresGrad = false
  grad: Tensor | null = null
  gradFn: GradFn | null = null
  retainsGrad = false
  graphFreed = false

  constructor(
    private values: Raw | null,
    shape: Shape,
    options: { strides?: Shape; storage?: number; dtype?: Dtype } = {},
  ) {
    this.shape = [...shape]
    this.strides = [...(options.strides ?? contiguousStrides(shape))]
    this.storage = options.storage ?? this.id
    this.dtype = options.dtype ?? 'float32'
  }

  /** The tfjs tensor behind. Throws on `meta`. */
  get raw(): Raw {
    if (!this.values) throw errors.metaHasNoData()
    return this.values
  }
  set raw(values: Raw) {
    this.values = values
  }

  get isMeta() {
    return this.values === null
  }

  dim() {
    return this.shape.length
  }
  size(dim: number) {
    return this.shape.at(dim) as number
  }
  numel() {
    return numel(this.shape)
  }
  stride() {
    return [...this.strides]
  }
  isContiguous() {
    return isContiguous(this.shape, this.strides)
  }

  /** The numbers in reading order. Asynchronous, because a GPU answers when it is done. */
  async data(): Promise<Float32Array> {
    return Float32Array.from(await this.raw.data())
  }

  /** The one number of a tensor that has one. */
  async item(): Promise<number> {
    return (await this.data())[0]
  }

  /** A tensor of this shape around other values. */
  like(values: Raw | null): Tensor {
    return new Tensor(values, this.shape, { dtype: this.dtype })
  }

  detach(): Tensor {
    const raw = this.values && own(tf.clone(this.values))
    const { strides, storage, dtype } = this
    return new Tensor(raw, this.shape, { strides, storage, dtype })
  }

  requiresGrad_(value = true): this {
    this.requiresGrad = value
    return this
  }

  retainGrad(): this {
    this.retainsGrad = true
    return this
  }

  /** Gradients of this tensor (of `(this * gradient).sum()` if it has more than one number) into every leaf's `.grad`. */
  backward(gradient?: Tensor) {
    if (device() === 'meta') throw errors.metaHasNoData()
    const ones = gradient ? null : tf.ones(this.shape)
    backward(this, gradient?.raw ?? (ones as Raw))
    ones?.dispose()
  }

  reshape(...sizes: number[]) {
    return view.reshape(this, sizes)
  }
  view(...sizes: number[]) {
    return view.view(this, sizes)
  }
  permute(...dims: number[]) {
    return view.permute(this, dims)
  }
  transpose(dim0: number, dim1: number) {
    return view.transpose(this, dim0, dim1)
  }
  expand(...sizes: number[]) {
    return view.expand(this, sizes)
  }
  contiguous() {
    return view.contiguous(this)
  }
  index(...at: view.Index[]) {
    return view.index(this, at)
  }
  matmul(other: Tensor) {
    return matmul(this, other)
  }
  add(other: Tensor | number) {
    return math.add(this, other)
  }
  sub(other: Tensor | number) {
    return math.sub(this, other)
  }
  mul(other: Tensor | number) {
    return math.mul(this, other)
  }
  div(other: Tensor | number) {
    return math.div(this, other)
  }
  sum(dim?: number | number[], keepdim?: boolean) {
    return reduce.sum(this, dim, keepdim)
  }
  mean(dim?: number | number[], keepdim?: boolean) {
    return reduce.mean(this, dim, keepdim)
  }
}
