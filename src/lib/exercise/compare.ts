import type { Build, Failure, Numbers, Observation, Run, StateFault } from './observation'
import { gaps } from './print'
import { inputOfRun, type Probe } from './probe'

/** Rounding in float32 is five times smaller; the closest real mistake, GELU by tanh, seven times larger. */
const tolerance = 2e-5
/** Gradients add up more numbers. */
const gradientTolerance = 1e-4

/** One way in which a program is not the reference. */
export type Difference = Kinds & {
  /** Where the first input of its probe shows nothing: which probe, and which input does. */
  only?: [probe: number, input: number]
}
type Kinds =
  | { kind: 'build' | 'failure'; failure: Failure }
  | { kind: 'state'; fault: StateFault }
  | { kind: 'shape'; got: number[]; wanted: number[] }
  | { kind: 'values' | 'training' | 'input' }
  | { kind: 'gradient'; keys: string[]; arrived: boolean }

/** What differs from the reference, the first thing first. */
export function differences(
  seen: Observation,
  reference: Observation,
  probes: readonly Probe[],
): Difference[] {
  const found = seen.builds.flatMap((build, i) =>
    refusalOf(build, probes[i]) ? [] : ofBuild(build, reference.builds[i], i),
  )
  const order: Difference['kind'][] = [
    'build',
    'state',
    'failure',
    'shape',
    'values',
    'training',
    'input',
    'gradient',
  ]
  return order.flatMap((kind) => found.filter((difference) => difference.kind === kind))
}

/** What the learner's own check says of sizes that do not divide. */
export const refusalOf = ({ failure }: Build, { optional }: Probe): string | null =>
  optional && /^(AssertionError|ValueError|Error)\b/.test(failure?.message ?? '')
    ? (failure as Failure).message
    : null

function ofBuild(build: Build, reference: Build, probe: number): Difference[] {
  if (build.failure) return [{ kind: 'build', failure: build.failure }]
  const faults = build.state.map((fault) => ({ kind: 'state', fault }) as const)
  const found = build.runs.flatMap((run, i) =>
    ofRun(run, reference.runs[i]).map((difference) => ({ difference, input: inputOfRun(i) })),
  )
  const fine = found.every(({ input }) => input > 0)
  const told = found.map(({ difference, input }): Difference => fine ? { ...difference, only: [probe, input] } : difference) // biome-ignore format: one thought
  return [...faults, ...told]
}

function ofRun(run: Run, reference: Run): Difference[] {
  if (run.failure) return [{ kind: 'failure', failure: run.failure }]
  const [got, wanted] = [run.output, reference.output] as [Numbers, Numbers]
  const found: Difference[] = run.inputChanged ? [{ kind: 'input' }] : []
  if (String(got.shape) !== String(wanted.shape)) {
    return [...found, { kind: 'shape', got: got.shape, wanted: wanted.shape }]
  }
  if (!close(got, wanted)) return [...found, { kind: run.training ? 'training' : 'values' }]
  const [none, wrong] = wrongGradients(run, reference)
  if (none.length) found.push({ kind: 'gradient', keys: none, arrived: false })
  if (wrong.length) found.push({ kind: 'gradient', keys: wrong, arrived: true })
  return found
}

/** The same numbers, as far as rounding allows. */
export function close(a: Numbers, b: Numbers, within?: number): boolean {
  if (String(a.shape) !== String(b.shape)) return false
  const limit = within ?? tolerance * largest(b.values)
  return a.values.every((v, i) => Object.is(v, b.values[i]) || Math.abs(v - b.values[i]) <= limit)
}

function largest(values: Float32Array): number {
  let most = 0
  for (const v of values) most = Math.max(most, Math.abs(v))
  return most
}

/** How far off the first output is, beside the largest number of the reference's. */
export function distance(seen: Observation, reference: Observation): number {
  const [got, wanted] = [seen, reference].map(({ builds }) => builds[0].runs[0]?.output)
  if (!got || !wanted || String(got.shape) !== String(wanted.shape)) return Infinity
  const gap = got.values.reduce((most, v, i) => Math.max(most, Math.abs(v - wanted.values[i])), 0)
  return gap / largest(wanted.values)
}

/** The weights whose gradient is missing, and those whose gradient is another. */
function wrongGradients(run: Run, reference: Run): [string[], string[]] {
  const wanted = Object.entries(reference.gradients)
  const limit =
    gradientTolerance * Math.max(0, ...wanted.map(([, g]) => (g ? largest(g.values) : 0)))
  const known = wanted.filter(([key]) => key in run.gradients)
  const none = known.filter(([key, g]) => g && !run.gradients[key])
  const wrong = known.filter(([key, g]) => {
    const got = run.gradients[key]
    if (!g || !got) return false
    if (got.values.length !== g.values.length) return true
    return !got.values.every((v, i) => Math.abs(v - g.values[i]) <= limit)
  })
  const keys = (list: typeof known) => list.map(([key]) => key)
  return [keys(none), keys(wrong)]
}

/** Do two programs do the same in everything that was tried? */
export function same(a: Observation, b: Observation): boolean {
  return a.builds.every((build, i) => sameBuild(build, b.builds[i]))
}

function sameBuild(a: Build, b: Build): boolean {
  const state = ({ state }: Build) =>
    state.map(({ kind, key, detail }) => `${kind} ${key} ${detail}`).join()
  if (a.failure?.message !== b.failure?.message || state(a) !== state(b)) return false
  return a.runs.every((run, i) => sameRun(run, b.runs[i]))
}

function sameRun(a: Run, b: Run): boolean {
  if (a.failure?.message !== b.failure?.message || a.inputChanged !== b.inputChanged) return false
  if (!a.output || !b.output) return a.output === b.output
  return (
    close(a.output, b.output) &&
    String(gaps(a)) === String(gaps(b)) &&
    !wrongGradients(a, b)[1].length
  )
}
