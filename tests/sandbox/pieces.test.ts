import { expect, test } from 'vitest'
import { pieces } from '../../src/sandbox/pieces'

const line = `${'x'.repeat(99)}\n`

test('a few lines are handed on as they are printed', () => {
  const sent: string[] = []
  const { print } = pieces((piece) => sent.push(piece))
  print('one\n')
  print('two\n')
  expect(sent).toEqual(['one\n', 'two\n'])
})

test('a flood is handed on in few pieces, and nothing of it is lost', () => {
  const sent: string[] = []
  const { print, flush } = pieces(
    (piece) => sent.push(piece),
    () => 1000,
  )
  for (let i = 0; i < 40_000; i++) print(line)
  flush()
  expect(sent.join('')).toBe(line.repeat(40_000))
  expect(sent.length).toBeLessThan(600)
})

test('what was held back comes with the next line', () => {
  const sent: string[] = []
  let time = 1000
  const { print } = pieces(
    (piece) => sent.push(piece),
    () => time,
  )
  for (let i = 0; i < 400; i++) print(line)
  time = 2000
  print('later\n')
  expect(sent.join('')).toBe(`${line.repeat(400)}later\n`)
})
