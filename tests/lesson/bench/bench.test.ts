import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses, readByAddress } from '../../../src/lib/lesson/bench/address'
import type { Bench, Operation } from '../../../src/lib/lesson/bench/calls'
import { isCall, operations } from '../../../src/lib/lesson/bench/calls'
import { firstBench, ready, readyBench } from '../../../src/lib/lesson/bench/ready'
import { computeBench, runBench } from '../../../src/lib/lesson/bench/run'
import { suggest } from '../../../src/lib/lesson/bench/suggest'
import { scoped, setDevice } from '../../../src/lib/torch'

interface Chain {
  sizes: number[]
  calls: [Operation, number[]][]
  steps: {
    shape: number[]
    strides: number[]
    contiguous: boolean
    memory: number
    numbers: number[]
  }[]
  error: [string, string] | null
}
const chains: Chain[] = JSON.parse(readFileSync('tests/lesson/bench/chains.json', 'utf8'))
const benchOf = ({ sizes, calls }: Chain): Bench => ({
  sizes,
  calls: calls.map(([op, args]) => ({ op, args })),
})
const named = chains.map(
  (chain) => [chain.calls.map(([op, args]) => `${op}(${args})`).join('.'), chain] as const,
)

describe('what the bench says of a chain is what PyTorch says', () => {
  beforeAll(() => setDevice('cpu'))
  afterAll(() => setDevice('meta'))

  test.each(named)('%s', async (_, chain) => {
    const bench = benchOf(chain)
    const { steps, stop } = runBench(bench)
    const facts = steps.map(({ shape, strides, contiguous, memory }) => ({
      shape,
      strides,
      contiguous,
      memory,
    }))
    expect(facts).toEqual(chain.steps.map(({ numbers, ...rest }) => rest))
    expect(
      stop && [stop.kind === 'error' && stop.name, stop.kind === 'error' && stop.torch],
    ).toEqual(chain.error)

    const computed = await scoped(() => computeBench(bench))
    const told = computed.map(({ numbers }) =>
      numbers.length <= 24 ? numbers : numbers.filter((_, i) => i % 7 === 0),
    )
    expect(told).toEqual(chain.steps.map(({ numbers }) => numbers))
    // The page draws from addresses before anything is computed.
    expect(readByAddress(steps)).toEqual(computed)
  })
})

describe('on meta, without a device', () => {
  test('a chain that would fill the screen is not drawn, and costs nothing', () => {
    const { steps, stop } = runBench({ sizes: [2, 1], calls: [{ op: 'expand', args: [2, 9999] }] })
    expect(steps).toHaveLength(1)
    expect(stop).toEqual({ kind: 'tooMany', cells: 19998 })
  })

  test('permute, reshape and view of fewer axes read one memory; a copy gets its own', () => {
    const memories = (bench: Bench) => runBench(bench).steps.map((step) => step.memory)
    expect(memories(readyBench('permuteReshape'))).toEqual([0, 0, 0])
    expect(
      memories({
        sizes: [2, 3],
        calls: [
          { op: 'transpose', args: [0, 1] },
          { op: 'flatten', args: [] },
        ],
      }),
    ).toEqual([0, 0, 1])
  })

  test('expand reads one address again and again', () => {
    const { steps } = runBench(readyBench('expand'))
    expect(steps[1].strides).toEqual([1, 0])
    expect(addresses(steps[1])).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
  })

  test('each ready chain runs, but for the one that shows an error', () => {
    const stops = ready.map(({ id }) => [id, runBench(readyBench(id)).stop?.kind ?? null])
    expect(stops.filter(([, stop]) => stop)).toEqual([['view', 'error']])
  })

  test('the two reshapes of the first chains have one shape and other numbers', () => {
    const last = (id: 'permuteReshape' | 'reshape') => {
      const { steps } = runBench(readyBench(id))
      return { shape: steps.at(-1)?.shape, cells: readByAddress(steps).at(-1)?.cells }
    }
    expect(last('permuteReshape').shape).toEqual(last('reshape').shape)
    expect(last('permuteReshape').cells?.slice(0, 4)).toEqual([0, 6, 12, 18])
    expect(last('reshape').cells?.slice(0, 4)).toEqual([0, 1, 2, 3])
  })

  test('every suggested call can be made, and runs', () => {
    for (const sizes of [
      [2, 3],
      [4, 2, 3],
      [1, 5, 1],
      [2, 3, 4, 5],
      [1, 1, 1, 1],
    ]) {
      for (const op of Object.keys(operations) as Operation[]) {
        const args = suggest(op, sizes)
        expect(isCall(op, args), `${op}(${args})`).toBe(true)
        expect(
          runBench({ sizes, calls: [{ op, args }] }).stop,
          `${op}(${args}) of ${sizes}`,
        ).toBeNull()
      }
    }
  })

  test('the first chain is the one the microscope of the next lesson shows', () => {
    expect(firstBench.calls.map(({ op }) => op)).toEqual(['permute', 'reshape'])
  })
})
