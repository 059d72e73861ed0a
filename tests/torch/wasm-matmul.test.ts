import { beforeAll, describe, expect, test } from 'vitest'
import { matmul, randn, scoped, setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

beforeAll(() => setDevice('wasm'))

/** The product worked out number by number. */
function byHand(a: Float32Array, b: Float32Array, stack: number, n: number, k: number, m: number) {
  return Float32Array.from({ length: stack * n * m }, (_, at) => {
    const [s, i, j] = [Math.floor(at / (n * m)), Math.floor(at / m) % n, at % m]
    let sum = 0
    for (let l = 0; l < k; l++) sum += a[(s * n + i) * k + l] * b[(s * k + l) * m + j]
    return sum
  })
}

describe('a matrix product on wasm is right whether its matrices are', () => {
  test.each([
    ['tiny, few', 3, 2, 3, 4],
    ['large, one', 1, 33, 40, 37],
    ['large, many', 6, 33, 16, 33],
    ['flat, many', 5, 1, 500, 21],
  ])('%s', (_, stack, n, k, m) =>
    scoped(async () => {
      const a = randn(stack, n, k)
      const b = randn(stack, k, m)
      const c = randn(stack, k, n)
      const d = randn(stack, m, k)
      const pairs = [
        [a, b],
        [c.transpose(1, 2), b],
        [a, d.transpose(1, 2)],
      ]
      for (const [x, y] of pairs) {
        const expected = byHand(await x.data(), await y.data(), stack, n, k, m)
        const got = await matmul(x, y).data()
        expect(Math.max(...got.map((v, i) => Math.abs(v - expected[i])))).toBeLessThan(1e-4)
      }
    }),
  )

  test('transposed on the way back, with nothing left behind', () =>
    scoped(async () => {
      const a = randn(4, 33, 16).requiresGrad_()
      const b = randn(4, 16, 33).requiresGrad_()
      const step = () => scoped(() => matmul(a, b).sum().backward())
      step()
      const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()]
      for (let i = 0; i < 50; i++) step()
      expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before)
      // dL/da is the sum of each row of b, the same for all rows of a.
      const grad = (await a.grad?.data()) as Float32Array
      const rows = await b.sum(2).data()
      expect(Math.abs(grad[0] - 51 * rows[0])).toBeLessThan(1e-2)
    }))
})
