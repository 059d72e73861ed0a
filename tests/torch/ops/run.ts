import * as torch from '../../../src/lib/torch'
import { fromArray, operations, type Tensor, trace } from '../../../src/lib/torch'

/** What PyTorch said about one line of cases.txt: see make_ops.py. */
export interface Answer {
  outputs: {
    shape: number[]
    stride: number[]
    contiguous: boolean
    dtype: string
    shares: string | null
    values: (number | string)[]
  }[]
  grads?: Record<string, number[]>
  ops: string[]
}

export interface Case {
  family: string
  inputs: string
  python: string
  code: string
  answer: Answer
}

export const readCases = (lines: string, answers: Answer[]): Case[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line, i) => {
      const [family, inputs, python, typescript] = line.split('|').map((part) => part.trim())
      const code = typescript === '=' ? python : typescript
      return { family, inputs, python, code, answer: answers[i] }
    })

/** The formula of make_ops.py: numbers between −1 and 1, all different. */
function numbers(name: string, shape: readonly number[], positive = false): Tensor {
  const seed = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const count = shape.reduce((n, size) => n * size, 1)
  const values = Array.from({ length: count }, (_, n) => {
    const value = ((n * 7919 + seed * 104729) % 2003) / 1001.5 - 1
    return positive ? Math.abs(value) + 0.2 : value
  })
  return fromArray(values, shape)
}

export function inputsOf(spec: string): Record<string, Tensor> {
  const parts = spec.split(';').filter(Boolean)
  return Object.fromEntries(
    parts.map((part) => {
      const [, name, kind, rest] = /(\w+)(:|>0:|#)(.*)/.exec(part.trim()) as RegExpExecArray
      const sizes = rest.split(',').map(Number)
      if (kind === '#') return [name, torch.tensor(sizes)]
      return [name, numbers(name, sizes, kind === '>0:').requiresGrad_()]
    }),
  )
}

/** What the line gives here, and the operations it called. */
export function run(code: string, inputs: Record<string, Tensor>) {
  const { var: _, ...words } = torch // a name that JavaScript keeps for itself
  const names = { ...words, F: torch.nn.functional, ...inputs }
  torch.manualSeed(0)
  const f = new Function(...Object.keys(names), `return ${code}`)
  const { result, steps } = trace(() => f(...Object.values(names)) as Tensor | Tensor[])
  const outputs = [result].flat().filter((t): t is Tensor => t !== null)
  return { outputs, ops: operations(steps).map((step) => step.op) }
}

/** Send make_ops.py's gradients back from all outputs. */
export function backward(outputs: Tensor[]) {
  outputs
    .filter((t) => t.requiresGrad)
    .map((t, i) => t.mul(numbers(`cotangent${i}`, t.shape)).sum())
    .reduce((a, b) => a.add(b))
    .backward()
}

/** Largest difference, relative to the largest number. */
export async function difference(
  got: Tensor,
  expected: readonly (number | string)[],
): Promise<number> {
  const values = await got.data()
  if (values.length !== expected.length) return Number.POSITIVE_INFINITY
  let off = 0
  let scale = 1e-3
  expected.forEach((given, i) => {
    const want = Number(String(given).replace('inf', 'Infinity'))
    if (want === values[i] || (Number.isNaN(want) && Number.isNaN(values[i]))) return
    off = Math.max(off, Math.abs(want - values[i]))
    scale = Math.max(scale, Math.abs(want))
  })
  return Number.isNaN(off) ? Number.POSITIVE_INFINITY : off / scale
}

/** The largest difference in all outputs and gradients of a case. */
export async function worstDifference({ inputs, code, answer }: Case) {
  const given = inputsOf(inputs)
  const { outputs, ops } = run(code, given)
  const offs = await Promise.all(outputs.map((t, i) => difference(t, answer.outputs[i].values)))
  if (answer.grads) {
    backward(outputs)
    for (const [name, values] of Object.entries(answer.grads)) {
      offs.push(await difference(given[name].grad as Tensor, values))
    }
  }
  return { outputs, ops, off: Math.max(...offs) }
}
