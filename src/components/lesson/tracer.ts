import type { Config, Lesson } from '../../lib/lesson/lesson'
import { type Run, runOf } from '../../lib/lesson/rows'

/** What traces a module at new settings. */
export type Tracer = (lesson: Lesson, config: Config) => Run

/** It is all of torch: a page is built with it, and a browser loads it when a setting first changes. */
export const loadTracer = async (): Promise<Tracer> =>
  (await import('../../lib/lesson/run')).runShapes

export const tracerAtBuild: Tracer | null = import.meta.env.SSR ? await loadTracer() : null

/** The run that the page opens with: it came in the HTML, written by OpeningRun.astro. */
export function openingRun(name: string): Run {
  const text = document.getElementById(`run-${name}`)?.textContent
  if (!text) throw new Error(`the page holds no run of ${name}`)
  const { steps, error } = JSON.parse(text)
  return runOf(steps, error)
}
