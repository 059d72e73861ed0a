import { beforeAll, describe, expect, test } from 'vitest'
import { layoutCells } from '../../../src/lib/draw/cells'
import type { Bench, Call } from '../../../src/lib/lesson/bench/calls'
import { addressText, hops, reads } from '../../../src/lib/lesson/bench/hops'
import { runBench } from '../../../src/lib/lesson/bench/run'
import { saying } from '../../../src/lib/lesson/bench/saying'
import { typedArguments } from '../../../src/lib/lesson/bench/typed'
import { setDevice } from '../../../src/lib/torch'

beforeAll(() => setDevice('meta'))

const call = (op: Call['op'], ...args: number[]): Call => ({ op, args })
const steps = (sizes: Bench['sizes'], ...calls: Call[]) => runBench({ sizes, calls }).steps

describe('what is said of a step follows from what PyTorch did', () => {
  test.each([
    ['reread', [2, 3, 4], [call('reshape', 6, 4)]],
    ['reread', [2, 3, 4], [call('permute', 2, 0, 1), call('flatten', 1)]],
    ['copied', [2, 3], [call('transpose', 0, 1), call('reshape', -1)]],
    ['copied', [2, 3, 4], [call('transpose', 1, 2), call('flatten', 0, 1)]],
    ['reordered', [2, 3], [call('permute', 1, 0)]],
    ['unordered', [2, 3], [call('permute', 0, 1)]],
    ['expanded', [3, 1], [call('expand', 3, 4)]],
    ['expanded', [3, 2], [call('expand', 4, -1, -1)]],
    ['unsqueezed', [3, 2], [call('expand', 1, -1, -1)]],
    ['unexpanded', [3, 2], [call('expand', -1, 2)]],
    ['unsqueezed', [3, 2], [call('unsqueeze', -1)]],
    ['squeezed', [3, 1], [call('squeeze')]],
    ['unsqueezable', [3, 2], [call('squeeze', 0)]],
    ['already', [3, 2], [call('contiguous')]],
    ['tidied', [3, 2], [call('transpose', 0, 1), call('contiguous')]],
    ['added', [3, 1], [call('add', 4)]],
  ] as [string, number[], Call[]][])('%s: %j', (said, sizes, calls) => {
    const all = steps(sizes, ...calls)
    expect(saying(all[all.length - 1], all[all.length - 2])).toBe(said)
  })
})

describe('from one number, memory is walked by the strides', () => {
  const [, x] = steps([4, 2, 3], call('permute', 1, 2, 0)) // (2, 3, 4), strides (3, 1, 6)

  test('a hop along each axis that goes on, the shortest first', () => {
    expect(hops(x, 0)).toEqual([
      { axis: 1, stride: 1 },
      { axis: 0, stride: 3 },
      { axis: 2, stride: 6 },
    ])
    expect(hops(x, 23)).toEqual([])
  })

  test('the address is written out as the sum it is', () => {
    expect(addressText(x, 5)).toBe('0·3 + 1·1 + 1·6 = 7')
  })

  test('expand reads each number as often as the axis is long', () => {
    const [, x] = steps([2, 1], call('expand', 2, 3))
    expect(reads(x)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
  })
})

describe('arguments are read as they are typed', () => {
  test.each([
    ['reshape', '2, -1', [2, -1]],
    ['reshape', '（２，−1）', [2, -1]],
    ['permute', '1 2 0', [1, 2, 0]],
    ['view', '[6, 4]', [6, 4]],
    ['squeeze', '', []],
    ['unsqueeze', '-1', [-1]],
    ['add', '3×1', [3, 1]],
  ] as const)('%s(%s)', (op, text, args) => {
    expect(typedArguments(op, text)).toEqual({ kind: 'call', args })
  })

  test.each([
    ['reshape', '2.5, 4', 'unreadable'],
    ['reshape', 'b, l', 'unreadable'],
    ['reshape', '', 'count'],
    ['transpose', '1', 'count'],
    ['contiguous', '1', 'count'],
    ['add', '7', 'bounds'],
    ['add', '3, 0', 'bounds'],
    ['reshape', '99999', 'bounds'],
  ] as const)('%s(%s) is %s', (op, text, kind) => {
    expect(typedArguments(op, text).kind).toBe(kind)
  })
})

describe('cells on paper', () => {
  const cell = { width: 10, height: 8, gap: 4, caption: 6 }

  test('the last axis runs across, the one before down', () => {
    const { place, width, height, captions } = layoutCells('x', [2, 3], cell)
    expect([place(0), place(2), place(3)]).toEqual([
      [0, 0],
      [20, 0],
      [0, 8],
    ])
    expect([width, height, captions]).toEqual([30, 16, []])
  })

  test('a third axis lays panels side by side, a fourth below each other, each with its index', () => {
    const { place, width, height, captions } = layoutCells('x', [2, 3, 1, 2], cell)
    expect([place(0), place(2), place(6)]).toEqual([
      [0, 6],
      [24, 6],
      [0, 24],
    ])
    expect([width, height]).toEqual([68, 32])
    expect(captions.map(({ text }) => text)).toEqual(['x[0, 0]', 'x[0, 1]', 'x[0, 2]', 'x[1, 0]', 'x[1, 1]', 'x[1, 2]']) // biome-ignore format: one list
  })

  test('a tensor without axes is one cell', () => {
    expect(layoutCells('x', [], cell)).toMatchObject({ width: 10, height: 8, captions: [] })
  })

  test('no two cells lie in one place', () => {
    for (const shape of [
      [4],
      [2, 5],
      [3, 2, 4],
      [2, 3, 2, 3],
      [2, 2, 2, 2, 2],
      [1, 2, 1, 2, 1, 3],
    ]) {
      const { place } = layoutCells('x', shape, cell)
      const count = shape.reduce((n, size) => n * size, 1)
      const places = Array.from({ length: count }, (_, flat) => String(place(flat)))
      expect(new Set(places).size).toBe(count)
    }
  })
})
