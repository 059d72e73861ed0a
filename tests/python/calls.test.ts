import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Python } from '../../src/lib/python/engine'
import { startPython } from '../../src/lib/python/node'
import { setDevice } from '../../src/lib/torch'

const read = (name: string) => readFileSync(new URL(`calls/${name}`, import.meta.url), 'utf8')
const expected: string[] = JSON.parse(read('expected.json'))
const cases = read('cases.txt')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line, i) => ({ line, says: expected[i] }))

/** What else is compared with PyTorch: operations, errors, whole programs. */
const compared = [
  '../torch/ops/cases.txt',
  '../torch/errors/cases.txt',
  'errors.json',
  '../../content/mistakes/multi-head-self-attention/ms46/wrong.py',
].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))

let python: Python
let said: (line: string) => string
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await setDevice('wasm')
  python = await startPython()
  python.evaluate(read('run.py'))
  said = python.evaluate('said')
}, 120_000)

describe('prints what PyTorch prints:', () => {
  test.each(cases)('$line', ({ line, says }) => {
    expect(said(line)).toBe(says)
  })
})

test('every word of PyTorch that is offered here is compared with PyTorch’s', () => {
  const stored: Record<string, string[]> = JSON.parse(
    readFileSync('content/torch-calls.json', 'utf8'),
  )
  python.evaluate(readFileSync('src/lib/python/offered.py', 'utf8'))
  expect(stored, 'npm run torch-calls writes it again').toEqual(
    JSON.parse(python.evaluate('offered()')),
  )
  const text = [...compared, read('cases.txt')].join('\n')
  const short: Record<string, string> = { 'torch.nn.functional': 'F', 'torch.Tensor': '', 'torch.nn.Module': '' } // biome-ignore format: one thought
  const missing = Object.entries(stored).flatMap(([owner, names]) => {
    const before = short[owner] ?? owner.replace('torch.nn', 'nn')
    return names
      .filter((name) => !new RegExp(`${before}\\.${name}\\b`).test(text))
      .map((name) => `${owner}.${name}`)
  })
  expect(missing).toEqual([])
})
