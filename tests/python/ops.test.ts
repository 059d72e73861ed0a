import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { operations, scoped, setDevice } from '../../src/lib/torch'
import { backward, difference, inputsOf, readCases } from '../torch/ops/run'
import { python } from './python'

const read = (name: string) =>
  readFileSync(new URL(`../torch/ops/${name}`, import.meta.url), 'utf8')
const cases = readCases(read('cases.txt'), JSON.parse(read('expected.json')))

let py: Awaited<ReturnType<typeof python>>
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await setDevice('wasm')
  py = await python()
}, 120_000)

/** Calls that make a tensor out of nothing, or belong to how PyTorch writes its own modules: no steps here. */
const silent = /^(tensor|ones|zeros|full|eye|empty|arange|linspace|rand\w*|\w+_like|\w+_|dim|size)$/
const isIndexing = (op: string) => op === '__getitem__' // PyTorch's tracer misses x[0]

describe('written in Python, as in PyTorch,', () => {
  test.each(cases)('$python', async ({ family, python: code, inputs, answer }) => {
    await scoped(async () => {
      const given = inputsOf(inputs)
      const { result, error, steps } = py.engine.trace(() => py.expression(code, given))
      if (error) throw error
      const outputs = result ?? []
      expect(outputs.map(({ shape }) => shape)).toEqual(answer.outputs.map(({ shape }) => shape))
      expect(outputs.map(({ dtype }) => dtype)).toEqual(answer.outputs.map(({ dtype }) => dtype))
      expect(outputs.map((t) => t.strides)).toEqual(answer.outputs.map(({ stride }) => stride))
      for (const [i, output] of outputs.entries()) {
        expect(await difference(output, answer.outputs[i].values)).toBeLessThan(1e-5)
      }
      if (answer.grads) {
        backward(outputs)
        for (const [name, values] of Object.entries(answer.grads)) {
          expect(await difference(given[name].grad as never, values)).toBeLessThan(1e-5)
        }
      }
      py.forget()
      if (family === 'attention') return
      const ops = operations(steps).map((step) => step.op)
      const expected = answer.ops.filter((op) => !silent.test(op))
      const known = expected.some(isIndexing) ? ops : ops.filter((op) => !isIndexing(op))
      expect(known).toEqual(expected)
    })
  })
})
