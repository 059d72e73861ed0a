import { beforeAll, describe, expect, test } from 'vitest'
import { bmm, einsum, fromArray, mm, ones, setDevice, type Tensor } from '../../src/lib/torch'
import { dot } from '../../src/lib/torch/ops/matmul'

beforeAll(() => setDevice('cpu'))

const whole = (shape: number[]) =>
  fromArray(
    Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i),
    shape,
    'int64',
  )

describe('a product of integers is integers:', () => {
  test.each<[string, () => Tensor, number[]]>([
    ['matmul', () => whole([2, 3]).matmul(whole([2, 3]).t()), [5, 14, 14, 50]],
    ['mm', () => mm(whole([2, 2]), whole([2, 2])), [2, 3, 6, 11]],
    ['bmm', () => bmm(whole([2, 1, 2]), whole([2, 2, 1])), [1, 13]],
    ['dot', () => dot(whole([3]), whole([3])), [5]],
    ['einsum', () => einsum('ij,kj->ik', whole([2, 2]), whole([2, 2])), [1, 3, 3, 13]],
  ])('%s', (_, product, numbers) => {
    expect(product().dtype).toBe('int64')
    expect([...(product().dataNow() as Int32Array)]).toEqual(numbers)
  })
})

test.each<[string, () => Tensor, string]>([
  ['dot', () => dot(ones(2, 2), ones(2, 2)), '1D tensors expected, but got 2D and 2D tensors'],
  [
    'matmul',
    () => ones(2, 2).matmul(whole([2, 2])),
    'expected m1 and m2 to have the same dtype, but got: float != long int',
  ],
  ['bmm', () => bmm(ones(1, 2, 2), whole([1, 2, 2])), 'expected scalar type Float but found Long'],
])('%s says what it cannot multiply, in PyTorch’s words', (_, product, message) => {
  expect(product).toThrow(expect.objectContaining({ torch: message }))
})
