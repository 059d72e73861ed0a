import { expect, test } from 'vitest'
import { slipped } from '../../src/lib/practice/review'
import { parseFile } from '../../src/lib/progress/file'
import { merge } from '../../src/lib/progress/merge'
import { noPractice, tried } from '../../src/lib/progress/practice'
import { empty } from '../../src/lib/progress/progress'

const [monday, tuesday] = [new Date('2026-11-23T08:00:00Z'), new Date('2026-11-24T08:00:00Z')]

test('what was tried and what was wrong is saved and read back', () => {
  const wrong = slipped(tried(noPractice(), 'write-mlp-block', false, monday), 'ml07', monday)
  const progress = { ...empty(), practice: tried(wrong, 'write-mlp-block', true, tuesday, 301) }
  expect(parseFile(JSON.stringify(progress))).toEqual(progress)
  expect(progress.practice.exercises['write-mlp-block']).toEqual({
    tries: 2,
    last: tuesday.toISOString(),
    solved: tuesday.toISOString(),
    best: 301,
  })
})

test('a file from before there were exercises is read, too', () => {
  expect(parseFile('{"version":1,"lessons":{}}')).toEqual(empty())
})

test.each([
  ['exercises that are no record', { exercises: [], slips: {} }],
  ['a try without a number', { exercises: { a: { tries: 'x', last: '2026-01-01' } }, slips: {} }],
  ['a name with a slash', { exercises: { 'a/b': { tries: 1, last: '2026-01-01' } }, slips: {} }],
  ['a slip without its card', { exercises: {}, slips: { ms02: { times: 1, last: '2026-01-01' } } }],
])('%s: the file is refused whole', (_, practice) => {
  expect(parseFile(JSON.stringify({ ...empty(), practice }))).toBeNull()
})

test('two devices put together: more tries, the first success, the best time, the slip seen last', () => {
  const here = { ...empty(), practice: tried(noPractice(), 'a', true, tuesday, 90) }
  const there = {
    ...empty(),
    practice: slipped(tried(noPractice(), 'a', true, monday, 120), 'ms02', monday),
  }
  const both = merge(here, there).practice
  expect(both.exercises.a).toEqual({
    tries: 1,
    last: tuesday.toISOString(),
    solved: monday.toISOString(),
    best: 90,
  })
  expect(both.slips).toEqual(there.practice.slips)
})
