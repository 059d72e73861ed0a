import { errors } from './errors'
import { own, ownerOf, replace } from './scope'
import type { Tensor } from './tensor'
import { type Raw, tf } from './tf'

/** One node of the graph PyTorch builds as it computes: how a gradient passes from output to inputs. */
export interface GradFn {
  name: string
  inputs: readonly Tensor[]
  /** Were numbers kept for the way back? They are let go once it has been walked. */
  saves: boolean
  backward: (grad: Raw) => (Raw | null)[]
}

let enabled = true
export const gradEnabled = () => enabled

/** Remember for backward from now on, or do not; who calls it puts it back. */
export function setGradEnabled(mode: boolean) {
  enabled = mode
}

/** Run `f` without remembering anything for backward. */
export function noGrad<T>(f: () => T): T {
  return withGrad(false, f)
}

/** Run `f` remembering again, inside a `noGrad`. */
export function enableGrad<T>(f: () => T): T {
  return withGrad(true, f)
}

function withGrad<T>(mode: boolean, f: () => T): T {
  const before = enabled
  enabled = mode
  try {
    return f()
  } finally {
    enabled = before
  }
}

/** tfjs's own gradient of `compute`; it runs `compute` once more to find its way back. */
export function tfjsGradient(
  compute: (...inputs: Raw[]) => Raw,
  inputs: Raw[],
  wanted: boolean[],
  grad: Raw,
): (Raw | null)[] {
  const variables = inputs.filter((_, i) => wanted[i])
  const f = (...given: Raw[]) => {
    let next = 0
    return compute(...inputs.map((input, i) => (wanted[i] ? given[next++] : input)))
  }
  const grads = tf.grads(f)(variables, grad)
  let next = 0
  return wanted.map((want) => (want ? grads[next++] : null))
}

/** Every tensor that leads to `root`, each before the ones computed from it. */
function sorted(root: Tensor): Tensor[] {
  const order: Tensor[] = []
  const seen = new Set<Tensor>()
  const stack: [Tensor, boolean][] = [[root, false]]
  while (stack.length) {
    const [tensor, done] = stack.pop() as [Tensor, boolean]
    if (done) order.push(tensor)
    else if (!seen.has(tensor)) {
      seen.add(tensor)
      stack.push([tensor, true])
      for (const input of tensor.gradFn?.inputs ?? []) {
        if (input.requiresGrad && !seen.has(input)) stack.push([input, false])
      }
    }
  }
  return order
}

export interface BackwardOptions {
  /** Keep what was saved, so that backward can be called again. */
  retainGraph?: boolean
}

/** Send a gradient back through the graph and add what arrives to `.grad` of every leaf. */
export function backward(root: Tensor, gradient?: Tensor, { retainGraph }: BackwardOptions = {}) {
  if (!root.requiresGrad) throw errors.backwardWithoutGrad()
  if (!gradient && root.numel() !== 1) throw errors.backwardNotScalar()
  if (gradient && String(gradient.shape) !== String(root.shape)) {
    throw errors.gradientShape(gradient.shape, root.shape)
  }
  const order = sorted(root).reverse()
  if (root.isMeta) return shapesOnly(order)
  const start = gradient ? tf.clone(gradient.raw) : tf.ones(root.shape)
  const grads = new Map<Tensor, Raw>([[root, start]])
  const spent: Raw[] = [start]
  try {
    for (const tensor of order) {
      const grad = grads.get(tensor)
      if (!grad) continue
      if (!tensor.gradFn || tensor.retainsGrad) accumulate(tensor, grad)
      if (!tensor.gradFn) continue
      const { gradFn } = tensor
      if (tensor.graphFreed && gradFn.saves) throw errors.backwardTwice()
      // tfjs's types forget that a list to keep may have gaps.
      const received = tf.tidy(() => gradFn.backward(grad) as Raw[]) as (Raw | null)[]
      gradFn.inputs.forEach((input, i) => {
        const part = received[i]
        if (!part) return
        spent.push(part)
        if (!input.requiresGrad) return
        const before = grads.get(input)
        grads.set(input, before ? tf.add(before, part) : part)
        if (before) spent.push(grads.get(input) as Raw)
      })
      if (!retainGraph) tensor.graphFreed = true
    }
  } finally {
    for (const raw of spent) raw.dispose()
  }
}

/** On `meta` a gradient is a shape too. */
function shapesOnly(order: readonly Tensor[]) {
  for (const tensor of order) {
    if (!tensor.gradFn || tensor.retainsGrad) tensor.grad ??= tensor.like(null)
  }
}

function accumulate(leaf: Tensor, grad: Raw) {
  const before = leaf.grad
  // The gradient lives as long as what it is the gradient of, not as long as this backward pass.
  if (before) before.raw = replace(before.raw, tf.add(before.raw, grad))
  else leaf.grad = leaf.like(own(tf.clone(grad), ownerOf(leaf.raw)))
}
