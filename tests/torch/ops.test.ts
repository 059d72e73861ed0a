import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type Device, scoped, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { readCases, worstDifference } from './ops/run'

const read = (name: string) => readFileSync(new URL(`ops/${name}`, import.meta.url), 'utf8')
const cases = readCases(read('cases.txt'), JSON.parse(read('expected.json')))

/** Calls that make a tensor out of nothing, or belong to how PyTorch writes its own modules: no steps here. */
const silent = /^(tensor|ones|zeros|full|eye|empty|arange|linspace|rand\w*|\w+_like|\w+_|dim|size)$/
const isIndexing = (op: string) => op === '__getitem__' // PyTorch's tracer misses x[0]

const worst = new Map<string, number>()
afterAll(() => {
  const rows = [...worst].map(([family, off]) => `${family} ${off.toExponential(1)}`)
  if (process.env.DIFFERENCES) console.log(rows.join('\n'))
})

describe.each<Device>(['cpu', 'wasm'])('on %s, as in PyTorch,', (device) => {
  test.each(cases)('$python', async (example) => {
    await setDevice(device)
    const before = tf.memory().numTensors
    await scoped(async () => {
      const { answer, family } = example
      const { outputs, ops, off } = await worstDifference(example)
      expect(outputs.map(({ shape }) => shape)).toEqual(answer.outputs.map(({ shape }) => shape))
      expect(off).toBeLessThan(1e-5)
      expect(outputs.some((t) => t.requiresGrad)).toBe('grads' in answer)
      const key = `${device} ${family}`
      worst.set(key, Math.max(worst.get(key) ?? 0, off))

      if (family === 'attention') return // one step there, the steps inside it here
      const expected = answer.ops.filter((op) => !silent.test(op))
      const known = expected.some(isIndexing) ? ops : ops.filter((op) => !isIndexing(op))
      expect(known).toEqual(expected)
    })
    expect(tf.memory().numTensors).toBe(before)
  })
})
