import type { BenchStep } from './run'

/** What a step did; the sentences are in the dictionaries. */
export type Saying =
  | 'start'
  | 'reread'
  | 'copied'
  | 'reordered'
  | 'unordered'
  | 'expanded'
  | 'unexpanded'
  | 'unsqueezed'
  | 'squeezed'
  | 'unsqueezable'
  | 'already'
  | 'tidied'
  | 'added'

/** What a step did, told from what changed: `reshape` that copied is another thing than `reshape` that did not. */
export function saying(step: BenchStep, before: BenchStep | undefined): Saying {
  if (!step.call || !before) return 'start'
  const same = (a: readonly number[], b: readonly number[]) => String(a) === String(b)
  const copied = step.memory !== before.memory
  switch (step.call.op) {
    case 'permute':
    case 'transpose':
      return same(step.shape, before.shape) && same(step.strides, before.strides)
        ? 'unordered'
        : 'reordered'
    case 'expand':
      if (same(step.shape, before.shape)) return 'unexpanded'
      return step.shape.some((size, i) => size > 1 && !step.strides[i]) ? 'expanded' : 'unsqueezed'
    case 'unsqueeze':
      return 'unsqueezed'
    case 'squeeze':
      return same(step.shape, before.shape) ? 'unsqueezable' : 'squeezed'
    case 'contiguous':
      return copied ? 'tidied' : 'already'
    case 'add':
      return 'added'
    default:
      return copied ? 'copied' : 'reread'
  }
}
