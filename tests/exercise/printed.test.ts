import { beforeAll, expect, test } from 'vitest'
import { observe } from '../../src/lib/exercise'
import { setDevice } from '../../src/lib/torch'

beforeAll(() => setDevice('cpu'))

/** What a program prints before its class is looked for. */
const printedBy = async (program: string) =>
  (await observe({ module: 'MlpBlock', source: program })).printed

test('a program prints words, numbers, lists and objects as they are written', async () => {
  const lines = await printedBy(`console.log('shape', [2, 3], { a: 1, b: 'c' }, null, true)
    console.error('second')`)
  expect(lines).toEqual(['shape [2, 3] { a: 1, b: "c" } null true', 'second'])
})

test('a tensor is printed as PyTorch prints it', async () => {
  expect(await printedBy('console.log(torch.tensor([[1, 2], [3, 4.5]]))')).toEqual([
    'tensor([[1.0000, 2.0000],\n        [3.0000, 4.5000]])',
  ])
  expect(await printedBy('console.log(torch.zeros(2), torch.arange(3))')).toEqual([
    'tensor([0., 0.]) tensor([0, 1, 2])',
  ])
})

test('a large tensor shows the ends of its axes', async () => {
  const [line] = await printedBy('console.log(torch.arange(1000))')
  expect(line).toBe('tensor([  0,   1,   2, ..., 997, 998, 999])')
})

test('a loop prints a hundred lines and no more', async () => {
  const lines = await printedBy('for (let i = 0; i < 1e5; i++) console.log(i)')
  expect([lines.length, lines[99]]).toEqual([100, '99'])
})

test('what cannot be shown is a question mark, and stops nothing', async () => {
  const lines = await printedBy(`console.log({ get a() { throw new Error('no') } })
    console.log({ toString() { throw new Error('no') } }, 'after')
    const ring = {}; ring.ring = ring
    console.log(ring)`)
  expect(lines[0]).toBe('?')
  expect(lines[1]).toContain('after')
  expect(lines[2]).toContain('…')
})

test('a class is printed by its name', async () => {
  const [line] = await printedBy('console.log(nn.Linear, new nn.Linear(2, 3), (x) => x)')
  expect(line).toBe('[class Linear] Linear() [function]')
})

test('an assertion prints only where it fails', async () => {
  const lines = await printedBy(`console.assert(1 === 1, 'never said')
    console.assert(1 === 2, 'the shape is', [2, 3])
    console.assert(false)`)
  expect(lines).toEqual(['Assertion failed: the shape is [2, 3]', 'Assertion failed'])
})

test('a program may wait for the numbers of a tensor and print them', async () => {
  expect(await printedBy('console.log([...(await torch.ones(2).data())])')).toEqual(['[1, 1]'])
})
