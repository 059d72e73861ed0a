import type { Step, TensorInfo } from './step'
import type { Tensor } from './tensor'

export interface Trace<T> {
  result: T
  steps: Step[]
  /** The live tensors behind the ids; gone when the scope they were made in ends. */
  tensors: Map<number, Tensor>
}

interface Recording {
  level: Step[]
  tensors: Map<number, Tensor>
  /** Told of every operation while it is still being called. */
  seen?: (step: Step) => void
}
let recording: Recording | null = null
let path: string[] = []

/** Run `f` and write down every operation and module call, in order. */
export function trace<T>(f: () => T): Trace<T> {
  const { error, ...rest } = traceUntilError(f)
  if (error) throw error
  return rest as Trace<T>
}

/** `trace` that keeps what ran before an error, and the error. */
export function traceUntilError<T>(
  f: () => T,
  seen?: (step: Step) => void,
): Omit<Trace<T>, 'result'> & { result?: T; error?: unknown } {
  const before = recording
  const now: Recording = { level: [], tensors: new Map(), seen }
  const { level: steps, tensors } = now
  recording = now
  try {
    return { result: f(), steps, tensors }
  } catch (error) {
    return { steps, tensors, error }
  } finally {
    recording = before
  }
}

type Output = Tensor | readonly (Tensor | null)[]

export function recordStep(
  op: string,
  inputs: readonly Tensor[],
  args: readonly unknown[],
  output: Output,
) {
  if (!recording) return
  const module = path.at(-1) ?? ''
  const call = step(op, module, args, inputs, output)
  recording.level.push(call)
  recording.seen?.(call)
}

export const isRecording = () => recording !== null

/** Run `f` without writing down what happens in it. */
export function untraced<T>(f: () => T): T {
  const before = recording
  recording = null
  try {
    return f()
  } finally {
    recording = before
  }
}

/** Run a module's forward; while tracing, what it calls becomes its children. */
export function recordModule<T extends Output>(
  name: string,
  modulePath: string,
  inputs: readonly Tensor[],
  forward: () => T,
): T {
  const call = openModule(name, modulePath)
  if (!call) return forward()
  let output: T | null = null
  try {
    output = forward()
    return output
  } finally {
    call.close(inputs, output)
  }
}

/** A call of a module has begun: until it is closed, what is recorded becomes its children. */
export function openModule(name: string, modulePath: string) {
  const now = recording
  if (!now) return null
  const { level } = now
  const children: Step[] = []
  const before = path
  path = [...path, modulePath]
  now.level = children
  return {
    /** Without an output (it raised, or forgot to return) what ran is still worth seeing. */
    close(inputs: readonly Tensor[], output: Output | null): Step | null {
      const call = output && step(name, modulePath, [], inputs, output, children)
      level.push(...(call ? [call] : children))
      path = before
      now.level = level
      return call
    },
  }
}

function step(
  op: string,
  module: string,
  args: readonly unknown[],
  inputs: readonly Tensor[],
  output: Output,
  children?: Step[],
): Step {
  const outputs = [output].flat().filter((t) => t !== null) as Tensor[]
  for (const tensor of [...inputs, ...outputs]) recording?.tensors.set(tensor.id, tensor)
  const call: Step = {
    op,
    module,
    args: [...args],
    inputs: inputs.map(info),
    output: info(outputs[0]),
  }
  if (outputs.length > 1) call.outputs = outputs.map(info)
  if (children) call.children = children
  return call
}

const info = (t: Tensor): TensorInfo => ({
  id: t.id,
  shape: [...t.shape],
  strides: [...t.strides],
  storage: t.storage,
  contiguous: t.isContiguous(),
  ...(t.isParameter && { parameter: true }),
})
