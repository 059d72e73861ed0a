import { tick } from 'svelte'
import type { BenchState } from './bench.svelte'

/** Take a step away. Its button goes with it, so the focus moves to the step before. */
export async function remove(bench: BenchState, step: number, button: HTMLElement) {
  const list = button.closest('ol')
  bench.remove(step - 1)
  await tick()
  list?.querySelector<HTMLElement>(`[data-step="${step - 1}"] .cells`)?.focus()
}
