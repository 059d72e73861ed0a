import { mostArrangements } from './matching'
import type {
  Both,
  Build,
  Failure,
  Numbers,
  Observation,
  Run,
  SeenStep,
  StateFault,
} from './observation'
import { mostSteps, type Request, specsOf } from './observe'
import { most } from './printed'
import { runsOf, subjects } from './probe'

/** An observation on its way out of a sandbox: text, and the bits of its numbers. */
export interface Packed {
  text: string
  bytes: ArrayBuffer
}

/** Numbers that JSON would round off or lose travel beside it. */
export function pack(seen: Observation): Packed {
  const parts: Float32Array[] = []
  let count = 0
  const text = JSON.stringify(seen, (_, value) => {
    if (!(value instanceof Float32Array)) return value
    parts.push(value)
    count += value.length
    return [count - value.length, count]
  })
  const numbers = new Float32Array(count)
  let at = 0
  for (const part of parts) {
    numbers.set(part, at)
    at += part.length
  }
  return { text, bytes: numbers.buffer }
}

/** What came from a sandbox, if it is an observation such as was asked for, whatever else it may be. */
export function unpack({ text, bytes }: Packed, request: Request): Observation | null {
  try {
    return observation(new Float32Array(bytes), request)(JSON.parse(text))
  } catch {
    return null
  }
}

/** Takes nothing but what it knows, into an object of its own; throws at anything else. */
type Reader<T> = (value: unknown) => T

function only<T>(fits: (value: unknown) => value is T): Reader<T> {
  return (value) => {
    if (!fits(value)) throw new TypeError('not what was agreed')
    return value
  }
}

const flag = only((v): v is boolean => typeof v === 'boolean')
const text: Reader<string> = (value) =>
  only((v): v is string => typeof v === 'string')(value).slice(0, most.letters)
const whole = only((v): v is number => Number.isSafeInteger(v))
const array = only((v): v is unknown[] => Array.isArray(v))
const object = only((v): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)) // biome-ignore format: one thought
const word = <T extends string>(...words: T[]) =>
  only((v): v is T => (words as unknown[]).includes(v))

const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : read(value)

const listOf =
  <T>(read: Reader<T>, length?: number): Reader<T[]> =>
  (value) => {
    const list = array(value)
    if (list.length > mostSteps || list.length !== (length ?? list.length)) {
      throw new RangeError('another length')
    }
    return list.map(read)
  }

const of =
  <T extends object>(fields: { [K in keyof T]: Reader<T[K]> }): Reader<T> =>
  (value) => {
    const given = object(value)
    const names = Object.keys(fields) as (keyof T & string)[]
    return Object.fromEntries(names.map((name) => [name, fields[name](given[name])])) as T
  }

const recordOf =
  <T>(read: Reader<T>): Reader<Record<string, T>> =>
  (value) =>
    Object.fromEntries(Object.entries(object(value)).map(([key, v]) => [key, read(v)]))

const both = of<Both>({ zh: text, en: text })
const failure = of<Failure>({
  kind: word('syntax', 'class', 'run'),
  message: text,
  help: orNull(both),
  line: orNull(whole),
})
const fault = of<StateFault>({
  kind: word('missing', 'extra', 'shape', 'hidden', 'shared', 'copied'),
  key: text,
  detail: text,
})
const pair: Reader<[string, string]> = (value) => listOf(text, 2)(value) as [string, string]

function observation(all: Float32Array, request: Request): Reader<Observation> {
  const { probes } = subjects[request.module]
  const { specs = specsOf(request.module) } = request

  const numbers: Reader<Numbers> = (value) => {
    const { shape, values } = of({ shape: listOf(whole), values: listOf(whole, 2) })(value)
    const [from, to] = values
    const size = shape.reduce((n, s) => n * s, 1)
    if (from < 0 || to > all.length || to - from !== size || shape.some((s) => s < 0)) {
      throw new RangeError('another number of numbers')
    }
    return { shape, values: all.subarray(from, to) }
  }

  const run: Reader<Run> = (value) => {
    const seen = of<Run>({
      training: flag,
      output: orNull(numbers),
      failure: orNull(failure),
      inputChanged: flag,
      gradients: recordOf(orNull(numbers)),
    })(value)
    if (!seen.output && !seen.failure) throw new TypeError('neither an output nor a failure')
    return seen
  }

  const build = (value: unknown, i: number): Build => {
    const seen = of({ failure: orNull(failure), state: listOf(fault), runs: listOf(run) })(value)
    const wanted = seen.failure ? [] : runsOf(probes[i])
    if (String(seen.runs.map(({ training }) => training)) !== String(wanted.map(([, t]) => t))) {
      throw new TypeError('other runs')
    }
    const missing = seen.state.flatMap(({ kind, key }) => (kind === 'missing' ? [key] : []))
    const weights = specs[i].map(({ key }) => key).filter((key) => !missing.includes(key))
    for (const { training, failure, gradients } of seen.runs) {
      if (!training || failure) continue
      if (['input', ...weights].some((key) => !Object.hasOwn(gradients, key))) {
        throw new TypeError('not every gradient')
      }
    }
    return seen
  }

  const step = of<SeenStep>({
    op: text,
    args: () => [], // nobody reads them
    module: text,
    from: listOf(whole),
    output: numbers,
    line: orNull(whole),
  })

  return (value) => {
    const seen = of<Observation>({
      broken: orNull(failure),
      builds: (v) => array(v).map(build),
      arrangements: whole,
      renamed: listOf(pair),
      className: orNull(text),
      steps: listOf(step),
      printed: listOf(text),
    })(value)
    const { broken, builds, arrangements, printed } = seen
    if (builds.length !== (broken || request.steps ? 0 : probes.length)) {
      throw new TypeError('other builds')
    }
    if (arrangements > mostArrangements || printed.length > most.lines) {
      throw new RangeError('too many')
    }
    return seen
  }
}
