import { expect, test } from 'vitest'
import { likeness } from '../../src/lib/exercise/likeness'

const of = (shape: number[], values: number[]) => ({ shape, values: Float32Array.from(values) })
const right = of([2, 3], [1, 2, 3, 4, 5, 7])

test.each([
  ['a factor', of([2, 3], [2, 4, 6, 8, 10, 14]), right, { kind: 'factor', factor: 2 }],
  ['swapped axes', of([3, 2], [1, 4, 2, 5, 3, 7]), right, { kind: 'swapped', axes: [0, 1] }],
  ['another order', of([2, 3], [1, 4, 2, 5, 3, 7]), right, { kind: 'order' }],
  ['one place', of([2, 3], [1, 2, 9, 4, 5, 8]), right, { kind: 'place', axis: 1, place: 2 }],
  [
    'sums along another axis',
    of([2, 3], [0.1, 0.6, 0.8, 0.9, 0.4, 0.2]),
    of([2, 3], [0.1, 0.3, 0.6, 0.5, 0.3, 0.2]),
    { kind: 'sums', axis: 0, wanted: 1 },
  ],
  ['nothing in common', of([2, 3], [3, 1, 4, 1, 5, 9]), right, null],
  ['another shape', of([6], [1, 2, 3, 4, 5, 7]), right, null],
])('numbers are likened to the right ones: %s', (_, got, wanted, found) => {
  expect(likeness(got, wanted)).toEqual(found)
})
