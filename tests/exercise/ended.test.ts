import { expect, test } from 'vitest'
import { endings, unusable } from '../../src/lib/exercise'

const told = Object.values({
  time: endings.time(5000),
  stopped: endings.stopped(),
  ended: endings.ended('too large'),
  unreadable: endings.unreadable(),
  tooLong: endings.tooLong(100_000),
  noSandbox: endings.noSandbox(),
}).map((failure) => unusable('MlpBlock', failure))

test('a program that had to be ended is neither right nor wrong, and is told why in both languages', () => {
  for (const { verdict, message, mistake } of told) {
    expect([verdict, mistake]).toEqual(['error', null])
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).toMatch(/^[A-Z].*[^。]$/)
  }
  expect(new Set(told.map(({ message }) => message.en)).size).toBe(told.length)
})

test('a loop that never ends is told how long it was waited for', () => {
  expect(told[0].message.en).toBe('Not done after 5 seconds: is there a loop that never ends?')
})
