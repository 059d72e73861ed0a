import { TorchError } from './errors'
import { own, ownerOf, replace } from './scope'
import type { Tensor } from './tensor'
import { type Raw, tf } from './tf'

/** One node of the graph PyTorch builds as it computes: how a gradient passes from output to inputs. */
export interface GradFn {
  name: string
  inputs: readonly Tensor[]
  backward: (grad: Raw) => (Raw | null)[]
}

let enabled = true
export const gradEnabled = () => enabled

/** Run `f` without remembering anything for backward. */
export function noGrad<T>(f: () => T): T {
  const before = enabled
  enabled = false
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

/** Send `seed` back through the graph and add what arrives to `.grad` of every leaf. */
export function backward(root: Tensor, seed: Raw) {
  const start = tf.clone(seed)
  const grads = new Map<Tensor, Raw>([[root, start]])
  const spent: Raw[] = [start]
  for (const tensor of sorted(root).reverse()) {
    const grad = grads.get(tensor)
    if (!grad) continue
    if (!tensor.gradFn || tensor.retainsGrad) accumulate(tensor, grad)
    if (!tensor.gradFn) continue
    const { gradFn } = tensor
    if (tensor.graphFreed) throw secondBackward()
    // tfjs's types forget that a list to keep may have gaps.
    const received = tf.tidy(() => gradFn.backward(grad) as Raw[]) as (Raw | null)[]
    gradFn.inputs.forEach((input, i) => {
      const part = received[i]
      if (!part || !input.requiresGrad) return
      const before = grads.get(input)
      const sum = before ? tf.add(before, part) : part
      spent.push(part, sum)
      grads.set(input, sum)
    })
    tensor.graphFreed = true
  }
  for (const raw of spent) raw.dispose()
}

function accumulate(leaf: Tensor, grad: Raw) {
  const before = leaf.grad
  // The gradient lives as long as what it is the gradient of, not as long as this backward pass.
  if (before) before.raw = replace(before.raw, tf.add(before.raw, grad))
  else leaf.grad = leaf.like(own(tf.clone(grad), ownerOf(leaf.raw)))
}

const secondBackward = () =>
  new TorchError(
    'RuntimeError',
    'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.',
    {
      zh: '一次前向只能反向一次：再求梯度前先重新前向。',
      en: 'One forward pass serves one backward pass: run the forward again first.',
    },
  )
