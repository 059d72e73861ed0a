import {
  fromArray,
  manualSeed,
  type nn,
  noGrad,
  type Step,
  scoped,
  Tensor,
  traceUntilError,
} from '../torch'
import { numel } from '../torch/shape'
import { unstack } from './layout'
import {
  describe,
  type Evaluate,
  evaluateHere,
  lineNow,
  load,
  type ModuleClass,
  Unusable,
  type Wanted,
} from './load'
import { withMarker } from './marker'
import { type Arrangement, arrangements, type Spec } from './matching'
import type { ModuleName } from './modules'
import { numbers } from './numbers'
import {
  type Build,
  type Failure,
  type Numbers,
  nothing,
  type Observation,
  type Run,
  type SeenStep,
} from './observation'
import { hush, listen, printed } from './printed'
import { type Probe, runsOf, subjects } from './probe'
import { copies, fill, findWeights, stateFaults, type Weight, withoutAliases } from './weights'

/** In which mode a module runs. */
export type Mode = 'eval' | 'train'

/** What to try: plain data, so that it can be sent to a sandbox. */
export interface Request extends Wanted {
  module: ModuleName
  source: string
  /** Is it Python? */
  python?: boolean
  /** Which of the ways to match its layers with the reference's. */
  arrangement?: number
  /** Instead of trying everything, write down the operations of the first run, in this mode. */
  steps?: Mode
  /** The weights of the reference, for each probe, where there is no reference to ask. */
  specs?: readonly Spec[][]
}

/** Try a program on the probes of its module. */
export async function observe(
  request: Request,
  evaluate: Evaluate = evaluateHere,
): Promise<Observation> {
  const { module, source } = request
  listen()
  try {
    const { create, name } = await load(source, request, evaluate)
    const seen = await observeClass(create, request)
    return { ...seen, className: name === module ? null : name, printed: await printed() }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    return { ...nothing, broken: error.failure, printed: await printed() }
  }
}

type Asked = Pick<Request, 'module' | 'arrangement' | 'steps' | 'specs'>

const references = new Map<ModuleName, Spec[][]>()

/** The weights of a module of the post, for each probe; once is enough. */
export function specsOf(module: ModuleName): Spec[][] {
  const { probes, create } = subjects[module]
  const found =
    references.get(module) ??
    probes.map(({ args }) => scoped(() => listed(findWeights(new create(...args)))))
  references.set(module, found)
  return found
}

/** The same of a class that is already loaded; `lineOfCall` is where in the learner's file an operation is called. */
export async function observeClass(
  create: ModuleClass,
  { module, arrangement = 0, steps, specs: given = specsOf(module) }: Asked,
  lineOfCall: () => number | null = lineNow,
): Promise<Observation> {
  const seen = { ...nothing, builds: [] as Build[] }
  const { probes } = subjects[module]
  for (const [i, probe] of probes.slice(0, steps && 1).entries()) {
    await scoped(async () => {
      const specs = given[i]
      const built = build(create, probe)
      if (!('model' in built)) {
        seen.builds.push({ failure: built.failure, state: [], runs: [] })
        return
      }
      const { model } = built
      const weights = withoutAliases(findWeights(model), specs)
      const ways = arrangements(listed(weights), specs, probe.heads)
      const by = ways[Math.min(arrangement, ways.length - 1)]
      if (steps) {
        fill(weights, by, specs)
        seen.steps = await watch(model, probe.inputs[0], steps, lineOfCall)
        return
      }
      const copied = i === 0 ? await copies(weights, by) : []
      fill(weights, by, specs)
      const state = [...stateFaults(weights, by, specs), ...copied]
      const runs: Run[] = []
      for (const [shape, training] of runsOf(probe)) {
        runs.push(await run(model, shape, training, weights, by))
        hush()
      }
      seen.builds.push({ failure: null, state, runs })
      if (i > 0) return
      seen.arrangements = ways.length
      seen.renamed = renamed(by)
    })
  }
  return seen
}

const listed = (weights: readonly Weight[]): Spec[] =>
  weights.map(({ key, tensor: { shape } }) => ({ key, shape }))

const renamed = (by: Arrangement) =>
  [...by].flatMap(([own, { keys }]): [string, string][] => {
    const name = keys.join(' + ')
    return own === name ? [] : [[own, name]]
  })

function build(create: ModuleClass, { args }: Probe): { model: nn.Module } | { failure: Failure } {
  manualSeed(0)
  try {
    return { model: new create(...args) }
  } catch (error) {
    return { failure: describe(error) }
  }
}

async function run(
  model: nn.Module,
  shape: readonly number[],
  training: boolean,
  weights: readonly Weight[],
  by: Arrangement,
): Promise<Run> {
  const values = inputOf(shape)
  const leaf = fromArray(values, shape).requiresGrad_(training)
  const x = leaf.add(0) // a leaf could not be changed in place, and one who does so is to be told
  model.train(training)
  const seen: Run = { training, output: null, failure: null, inputChanged: false, gradients: {} }
  try {
    const output = training ? withMarker(() => model(x)) : noGrad(() => withMarker(() => model(x)))
    if (!(output instanceof Tensor)) throw new TypeError(`forward returned ${output}, not a tensor`)
    seen.output = await read(output)
    if (training) seen.gradients = await gradients(output, leaf, weights, by)
  } catch (error) {
    seen.failure = describe(error)
  }
  const left = await x.data()
  seen.inputChanged = String(x.shape) !== String(shape) || left.some((v, i) => v !== values[i])
  return seen
}

/** The numbers of an input of this shape, always the same. */
const inputOf = (shape: readonly number[]) => numbers(`input ${shape}`, numel(shape))

const read = async (tensor: Tensor): Promise<Numbers> => ({
  shape: [...tensor.shape],
  values: await tensor.data(),
})

/** Every weight's share in one weighted sum of the output. */
async function gradients(output: Tensor, x: Tensor, weights: readonly Weight[], by: Arrangement) {
  for (const { tensor } of weights) tensor.grad = null
  const found: Run['gradients'] = {}
  if (output.requiresGrad) {
    output.backward(fromArray(numbers('gradient', output.numel()), output.shape))
  }
  found.input = x.grad && (await read(x.grad))
  for (const { key, tensor } of weights) {
    const source = by.get(key)
    if (!source) continue
    const values = tensor.grad && (await tensor.grad.data())
    const { keys, fused } = source
    const parts = values && unstack(values, keys.length, tensor.shape[0], fused)
    for (const [i, name] of keys.entries()) {
      const part = parts?.[i]
      found[name] = part ? { shape: [part.length], values: part } : null
    }
  }
  return found
}

/** Nobody looks for a mistake among more. */
export const mostSteps = 2000

/** The operations of a run, and where each was called. */
async function watch(
  model: nn.Module,
  shape: readonly number[],
  mode: Mode,
  lineOfCall: () => number | null,
): Promise<SeenStep[]> {
  const x = fromArray(inputOf(shape), shape)
  const lines = new Map<Step, number | null>()
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 60
  model.train(mode === 'train')
  const { tensors } = traceUntilError(
    () => noGrad(() => withMarker(() => model(x))),
    (step) => lines.set(step, lineOfCall()),
  )
  Error.stackTraceLimit = stackTraceLimit
  if (lines.size > mostSteps) return []
  const order = new Map<number, number>()
  const seen: SeenStep[] = []
  for (const [step, line] of lines) {
    const { op, args, module, inputs, output } = step
    const from = inputs.filter((t) => !t.parameter).map(({ id }) => order.get(id) ?? -1)
    order.set(output.id, seen.length)
    for (const { id } of step.outputs ?? []) order.set(id, seen.length)
    seen.push({
      op,
      args,
      module,
      from,
      output: await read(tensors.get(output.id) as Tensor),
      line,
    })
  }
  return seen
}
