import { numel } from './numel'
import type { Step, TensorInfo } from './step'

/** How many numbers that are learned some steps use; one that is used twice counts once. */
export function learned(steps: readonly Step[]): number {
  const seen = new Map<number, TensorInfo>()
  const collect = (step: Step) => {
    for (const input of step.inputs) if (input.parameter) seen.set(input.storage, input)
    step.children?.forEach(collect)
  }
  steps.forEach(collect)
  return [...seen.values()].reduce((sum, { shape }) => sum + numel(shape), 0)
}
