import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FromMemory } from '../../src/components/practice/memory.svelte'

const judged = vi.hoisted(() => ({ verdict: 'right', mistake: null, and: null, line: null }))
vi.mock('../../src/components/practice/judge', () => ({
  judge: async () => ({ ...judged }),
  stop: async () => {},
}))

const open = () => {
  const page = new FromMemory(() => ({ slug: 'write-mlp-block', module: 'MlpBlock' }))
  page.resume()
  return page
}
const wait = (seconds: number) => vi.advanceTimersByTime(1000 * seconds)
let device: Map<string, string>

beforeEach(() => {
  device = new Map()
  vi.useFakeTimers()
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => device.set(key, value),
    removeItem: (key: string) => device.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what is written from memory is there after a reload, and the clock goes on from where it was', async () => {
  const before = open()
  expect(before.started).toBe(false)
  before.start()
  wait(60)
  before.type('class MlpBlock')
  wait(5)
  before.rest()

  const after = open()
  expect([after.started, after.text, after.seconds]).toEqual([true, 'class MlpBlock', 65])
  wait(100)
  after.go()
  wait(10)
  await after.run()
  expect([after.done, after.best]).toEqual([75, 75])
})

test('a page that was right before is there after a reload, and counts no second time', async () => {
  const before = open()
  before.start()
  before.type('class MlpBlock')
  wait(20)
  await before.run()
  expect(before.best).toBe(20)

  const after = open()
  after.go()
  await after.run()
  expect([after.text, after.right, after.done, after.best]).toEqual([
    'class MlpBlock',
    true,
    null,
    20,
  ])
})

test('an answer that is brought back to a new page brings its time with it', async () => {
  const page = open()
  page.start()
  page.type('class MlpBlock')
  wait(90)
  page.start()
  wait(2)
  expect(Math.floor(page.seconds)).toBe(2)
  page.undo()
  await page.run()
  expect(page.best).toBe(92)
})
