import { describe, expect, test } from 'vitest'
import { type Bench, limits } from '../../../src/lib/lesson/bench/calls'
import { benchEntries, readBench } from '../../../src/lib/lesson/bench/link'
import { callLines, program } from '../../../src/lib/lesson/bench/python'
import { firstBench } from '../../../src/lib/lesson/bench/ready'
import { withEntries } from '../../../src/lib/lesson/link'

const read = (query: string) => readBench(new URLSearchParams(query))
const writeBench = (query: string, bench: Bench) => withEntries(query, benchEntries(bench))
const bench: Bench = {
  sizes: [2, 1, 6],
  calls: [
    { op: 'expand', args: [-1, 3, -1] },
    { op: 'add', args: [3, 1] },
    { op: 'contiguous', args: [] },
    { op: 'squeeze', args: [] },
  ],
}

test('a link brings back the chain it was made from', () => {
  const query = writeBench('', bench)
  expect(query).toBe('t=2.1.6&ops=expand.-1.3.-1_add.3.1_contiguous_squeeze&v=1')
  expect(read(query)).toEqual(bench)
})

test('the bench a page begins with needs no link, an empty one does', () => {
  expect(writeBench('', firstBench)).toBe('')
  expect(read('')).toEqual(firstBench)
  const empty = { sizes: firstBench.sizes, calls: [] }
  expect(read(writeBench('', empty))).toEqual(empty)
})

test('other entries of the address stay', () => {
  expect(writeBench('device=cpu&t=9&ops=x', firstBench)).toBe('device=cpu')
})

describe('a link that makes no sense gives a bench that does', () => {
  test.each(['t=2', 't=2.3.4.5.6', 't=0.3', 't=7.2', 't=2.x', 't=2.-3', 't=', 't=2..3', 't=1e1.2'])(
    '%s',
    (query) => {
      expect(read(query)).toEqual(firstBench)
    },
  )

  test.each([
    ['ops=permute.1.0_explode.3_flatten', 1],
    ['ops=permute.1.0_constructor', 1],
    ['ops=transpose.1', 0],
    ['ops=contiguous.1', 0],
    ['ops=reshape', 0],
    ['ops=reshape.6.1_view.a', 1],
    ['ops=reshape.99999999', 0],
    ['ops=add.7', 0],
    ['ops=add.-1', 0],
    ['ops=add.0', 0],
    ['ops=<script>', 0],
    [`ops=${'flatten_'.repeat(99)}`, limits.calls],
  ])('%s keeps the calls before it stops making sense', (query, kept) => {
    expect(read(`t=2.3&${query}`)).toMatchObject({ sizes: [2, 3] })
    expect(read(`t=2.3&${query}`).calls).toHaveLength(kept)
  })
})

test('each call is a line of PyTorch', () => {
  expect(callLines({ op: 'permute', args: [1, 2, 0] }, undefined)).toEqual([
    'x = x.permute(1, 2, 0)',
  ])
  expect(callLines({ op: 'add', args: [3, 1] }, 100)).toEqual([
    'b = 100 * torch.arange(1, 4).reshape(3, 1)',
    'x = x + b',
  ])
  expect(
    program(
      {
        sizes: [2, 3],
        calls: [
          { op: 'flatten', args: [] },
          { op: 'add', args: [6] },
        ],
      },
      [undefined, 10],
    ),
  ).toBe(
    `import torch
x = torch.arange(6).reshape(2, 3)
x = x.flatten()
b = 10 * torch.arange(1, 7)
x = x + b`,
  )
})
