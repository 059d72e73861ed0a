import { type BackwardOptions, backward, type GradFn } from './autograd'
import { device } from './device'
import { errors } from './errors'
import type { Methods } from './methods'
import type { Dtype } from './op'
import { own, replace } from './scope'
import { numel, type Shape, wrapDim } from './shape'
import { contiguousStrides, isContiguous } from './strides'
import { type Raw, tf } from './tf'
import { recordStep } from './trace'

let nextId = 1

/** The operations, as methods: `x.reshape(…)`, `x.matmul(…)`. */
export interface Tensor extends Methods {}

/**
 * PyTorch's tensor: a shape, the strides PyTorch would read memory with, and a tfjs tensor that holds
 * the numbers (none on `meta`). Methods have torch's names, meanings and order of arguments.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface above only lists the methods
export class Tensor {
  /** @internal */
  readonly id: number = nextId++
  readonly shape: number[]
  /** How many numbers to step over in memory to move by one along each axis. */
  strides: number[]
  /** Equal for tensors that share memory. */
  storage: number
  /** @internal Where in that memory its first number lies. */
  offset: number
  readonly dtype: Dtype
  requiresGrad = false
  grad: Tensor | null = null
  gradFn: GradFn | null = null
  /** @internal */
  retainsGrad = false
  /** @internal */
  graphFreed = false
  /** @internal The numbers, where a short list of integers was given: a GPU could not be asked in time whether they are in range. */
  known: ArrayLike<number> | null = null

  constructor(
    private values: Raw | null,
    shape: Shape,
    options: { strides?: Shape; storage?: number; offset?: number; dtype?: Dtype } = {},
  ) {
    this.shape = [...shape]
    this.strides = options.strides ? [...options.strides] : contiguousStrides(shape)
    this.storage = options.storage ?? this.id
    this.offset = options.offset ?? 0
    this.dtype = options.dtype ?? 'float32'
  }

  /** @internal The tfjs tensor behind. Throws on `meta`. */
  get raw(): Raw {
    if (!this.values) throw errors.metaHasNoData()
    return this.values
  }
  /** @internal */
  set raw(values: Raw) {
    this.values = values
  }

  /** Is it a parameter of a module? */
  get isParameter() {
    return false
  }
  get isMeta() {
    return this.values === null
  }
  get ndim() {
    return this.shape.length
  }
  /** Was it given, not computed from what requires a gradient? */
  get isLeaf() {
    return this.gradFn === null
  }

  dim() {
    return this.shape.length
  }
  size(): number[]
  size(dim: number): number
  size(dim?: number) {
    return dim === undefined ? [...this.shape] : this.shape[wrapDim(dim, this.dim(), 'size')]
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

  /** The numbers at once, where they lie in this machine's own memory: Python cannot wait for a GPU. */
  dataNow(): ArrayLike<number> {
    if (device() === 'webgpu') throw errors.cannotReadAtOnce()
    return this.raw.dataSync()
  }

  /** The one number of a tensor that has one. */
  async item(): Promise<number> {
    if (this.numel() !== 1) throw errors.onlyOneElement()
    return (await this.data())[0]
  }

  /** @internal As part of a text it is its shape; the operators of JavaScript would make NaN of it and say nothing. */
  [Symbol.toPrimitive](wanted: 'string' | 'number' | 'default'): string {
    if (wanted === 'string') return `Tensor(${this.shape.join(', ')})`
    throw wanted === 'number' ? errors.noNumber() : errors.noPlus()
  }

  /** @internal A tensor of this shape around other values. */
  like(values: Raw | null): Tensor {
    return new Tensor(values, this.shape, { dtype: this.dtype })
  }

  /** The same numbers, cut off from what they were computed from. */
  detach(): Tensor {
    const raw = this.values && own(tf.clone(this.values))
    const { strides, storage, offset, dtype } = this
    const detached = new Tensor(raw, this.shape, { strides, storage, offset, dtype })
    recordStep('detach', [this], [], detached)
    return detached
  }

  requiresGrad_(value = true): this {
    if (!value && !this.isLeaf) throw errors.requiresGradOfComputed()
    if (value && this.dtype !== 'float32') throw errors.notDifferentiable(true)
    this.requiresGrad = value
    return this
  }

  /** Take over the numbers of another tensor of this shape and type. */
  copy_(source: Tensor): this {
    if (!this.isMeta) this.raw = replace(this.raw, tf.clone(source.raw))
    return this
  }

  /** @internal From now on it lies in memory where another tensor of this shape lies. */
  lieWhere({ strides, storage, offset }: Tensor) {
    Object.assign(this, { strides: [...strides], storage, offset })
  }

  /** Keep `.grad` of a computed tensor too. */
  retainGrad(): this {
    this.retainsGrad = true
    return this
  }

  /** Gradients of this tensor (of `(this * gradient).sum()` if it has more than one number) into every leaf's `.grad`. */
  backward(gradient?: Tensor | BackwardOptions, options?: BackwardOptions) {
    if (gradient instanceof Tensor) backward(this, gradient, options)
    else backward(this, undefined, gradient ?? options)
  }
}
