import { type GradFn, gradEnabled, tfjsGradient } from './autograd'
import { device } from './device'
import { reserve } from './memory'
import { own } from './scope'
import type { Shape } from './shape'
import { contiguousStrides } from './strides'
import { Tensor } from './tensor'
import { type Raw, tf } from './tf'
import { recordStep, untraced } from './trace'

export type Dtype = 'float32' | 'int64' | 'bool'

/** Everything PyTorch would say about one operation, and how tfjs computes it. */
export interface Op {
  /** torch's own name, as PyTorch's tracer prints it. */
  name: string
  inputs: readonly Tensor[]
  /** What is passed besides tensors, as a reader would write it. */
  args?: readonly unknown[]
  shape: Shape
  /** Logical strides of the result; those of reading order unless given. */
  strides?: Shape
  /** The tensor whose memory the result shares (a view), if PyTorch would not copy. */
  viewOf?: Tensor
  /** How far behind that tensor's first number its own lies. */
  offset?: number
  /** That of the first input unless given. */
  dtype?: Dtype
  /** Numbers in, numbers out. Not called on `meta`. */
  compute: (...inputs: Raw[]) => Raw
  /** Gradients of the inputs, given that of the output; tfjs's own gradient of `compute` unless given. */
  backward?: (grad: Raw, inputs: Raw[], output: Raw) => (Raw | null)[]
  /** Does PyTorch keep numbers for the way back, so that there is only one? True unless given. */
  saves?: boolean
}

/** The one door through which every operation passes: computes, remembers for backward, and traces. */
export function op(o: Op): Tensor {
  reserve(o.shape)
  const raw = device() === 'meta' ? null : own(compute(o))
  const dtype = o.dtype ?? o.inputs[0].dtype
  const output = new Tensor(raw, o.shape, {
    strides: o.strides ?? contiguousStrides(o.shape),
    storage: o.viewOf?.storage,
    offset: (o.viewOf?.offset ?? 0) + (o.offset ?? 0),
    dtype,
  })
  if (dtype === 'float32' && gradEnabled() && o.inputs.some((t) => t.requiresGrad)) {
    output.requiresGrad = true
    output.gradFn = gradFn(o, output)
  }
  recordStep(o.name, o.inputs, o.args ?? [], output)
  return output
}

/** An operation made of others: they compute it and differentiate it, a trace shows one step, as PyTorch's does. */
export function composite<T extends Tensor | Tensor[]>(
  name: string,
  inputs: readonly Tensor[],
  args: readonly unknown[],
  f: () => T,
): T {
  const result = untraced(f)
  recordStep(name, inputs, args, result)
  return result
}

function compute(o: Op): Raw {
  const inputs = o.inputs.map((t) => t.raw)
  return tf.tidy(() => {
    const raw = o.compute(...inputs)
    return inputs.includes(raw) ? tf.clone(raw) : raw // each tensor frees its own
  })
}

function gradFn(o: Op, output: Tensor): GradFn {
  return {
    name: o.name,
    inputs: o.inputs,
    saves: o.saves ?? true,
    backward: (grad) => {
      const inputs = o.inputs.map((t) => t.raw)
      if (o.backward) return o.backward(grad, inputs, output.raw)
      const wanted = o.inputs.map((t) => t.requiresGrad)
      return tfjsGradient(o.compute, inputs, wanted, grad)
    },
  }
}
