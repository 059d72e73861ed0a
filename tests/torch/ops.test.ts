import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import * as torch from '../../src/lib/torch'
import {
  type Device,
  fromArray,
  operations,
  scoped,
  setDevice,
  type Tensor,
  trace,
} from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

/** What PyTorch said about one line of cases.txt: see ops/make_ops.py. */
interface Answer {
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

const read = (name: string) => readFileSync(new URL(`ops/${name}`, import.meta.url), 'utf8')
const answers: Answer[] = JSON.parse(read('expected.json'))
const cases = read('cases.txt')
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

function inputsOf(spec: string): Record<string, Tensor> {
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

function run(code: string, inputs: Record<string, Tensor>) {
  const { var: _, ...words } = torch // a name that JavaScript keeps for itself
  const names = { ...words, F: torch.nn.functional, ...inputs }
  torch.manualSeed(0)
  const f = new Function(...Object.keys(names), `return ${code}`)
  const { result, steps } = trace(() => f(...Object.values(names)) as Tensor | Tensor[])
  const outputs = [result].flat().filter((t): t is Tensor => t !== null)
  return { outputs, ops: operations(steps).map((step) => step.op) }
}

/** Largest difference, relative to the largest number. */
async function difference(got: Tensor, expected: readonly (number | string)[]): Promise<number> {
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

/** Calls that make a tensor out of nothing, or belong to how PyTorch writes its own modules: no steps here. */
const silent = /^(tensor|ones|zeros|full|eye|empty|arange|linspace|rand\w*|\w+_like|\w+_|dim|size)$/
const isIndexing = (op: string) => op === '__getitem__' // PyTorch's tracer misses x[0]

const worst = new Map<string, number>()
afterAll(() => {
  const rows = [...worst].map(([family, off]) => `${family} ${off.toExponential(1)}`)
  if (process.env.DIFFERENCES) console.log(rows.join('\n'))
})

describe.each<Device>(['cpu', 'wasm'])('on %s, as in PyTorch,', (device) => {
  test.each(cases)('$python', async ({ family, inputs, code, answer }) => {
    await setDevice(device)
    const before = tf.memory().numTensors
    await scoped(async () => {
      const given = inputsOf(inputs)
      const { outputs, ops } = run(code, given)

      expect(outputs.map(({ shape }) => shape)).toEqual(answer.outputs.map(({ shape }) => shape))
      const offs = await Promise.all(outputs.map((t, i) => difference(t, answer.outputs[i].values)))
      expect(Math.max(...offs)).toBeLessThan(1e-5)

      if (answer.grads) {
        outputs
          .filter((t) => t.requiresGrad)
          .map((t, i) => t.mul(numbers(`cotangent${i}`, t.shape)).sum())
          .reduce((a, b) => a.add(b))
          .backward()
        for (const [name, values] of Object.entries(answer.grads)) {
          offs.push(await difference(given[name].grad as Tensor, values))
        }
        expect(Math.max(...offs)).toBeLessThan(1e-5)
      } else {
        expect(outputs.some((t) => t.requiresGrad)).toBe(false)
      }
      const key = `${device} ${family}`
      worst.set(key, Math.max(worst.get(key) ?? 0, ...offs))

      if (family === 'attention') return // one step there, the steps inside it here
      const expected = answer.ops.filter((op) => !silent.test(op))
      const known = expected.some(isIndexing) ? ops : ops.filter((op) => !isIndexing(op))
      expect(known).toEqual(expected)
    })
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('on meta, where there are no numbers, PyTorch’s strides, types and sharing of memory for', () => {
  test.each(cases)('$python', async ({ inputs, code, answer }) => {
    await setDevice('meta')
    const given = inputsOf(inputs)
    const { outputs } = run(code, given)
    const owner = (t: Tensor) =>
      Object.keys(given).find((name) => given[name].storage === t.storage) ?? null
    const layouts = outputs.map((t) => ({
      shape: t.shape,
      stride: t.stride(),
      contiguous: t.isContiguous(),
      dtype: t.dtype,
      shares: owner(t),
    }))
    expect(layouts).toEqual(answer.outputs.map(({ values: _, ...layout }) => layout))
  })
})
