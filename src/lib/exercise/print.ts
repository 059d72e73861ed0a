import { hash, numbers } from './numbers'
import type { Observation, Run } from './observation'

/** What a program does on its probes, in a few numbers: how it went, then one for each output. */
export type Print = readonly number[]

/** How alike the numbers of two prints must be to take a closer look. */
const near = 1e-3

export function printOf({ builds }: Observation): Print {
  const way = builds.map(({ failure, state, runs }) => [
    failure?.message,
    state.map(({ kind, key, detail }) => [kind, key, detail]),
    runs.map((run) => [run.failure?.message, run.inputChanged, run.output?.shape, gaps(run)]),
  ])
  return [hash(JSON.stringify(way)), ...builds.flatMap(({ runs }) => runs.flatMap(sumOf))]
}

/** The weights that no gradient reaches. */
export const gaps = ({ gradients }: Run): string[] =>
  Object.keys(gradients)
    .filter((key) => !gradients[key])
    .sort()

/** A sum of all numbers of the output, each with a weight of its own. */
function sumOf({ output }: Run): number[] {
  if (!output) return []
  const { values } = output
  const weights = numbers('print', values.length)
  const sum = values.reduce((sum, v, i) => sum + v * weights[i], 0)
  return [Number((sum / Math.sqrt(values.length)).toPrecision(6))]
}

/** Could these be prints of the same program? */
export const alike = ([way, ...a]: Print, [other, ...b]: Print): boolean =>
  way === other && a.every((v, i) => Math.abs(v - b[i]) <= near * Math.max(1, Math.abs(v)))
