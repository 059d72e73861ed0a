import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge } from '../../src/lib/progress/merge'
import { empty, know, next, open, parse } from '../../src/lib/progress/progress'

const monday = new Date('2026-11-23T08:00:00Z')
const tuesday = new Date('2026-11-24T08:00:00Z')
const path = [
  { slug: 'shapes', points: 3 },
  { slug: 'patch-embedding', points: 2 },
  { slug: 'mlp-block', points: 4 },
]

test('what is saved is read back', () => {
  const progress = know(open(empty(), 'shapes', monday), 'shapes', 2, true)
  expect(parse(JSON.stringify(progress))).toEqual(progress)
})

test('a point can be known, and forgotten again', () => {
  const known = know(know(open(empty(), 'shapes', monday), 'shapes', 2, true), 'shapes', 0, true)
  expect(known.lessons.shapes.known).toEqual([0, 2])
  expect(know(known, 'shapes', 2, false).lessons.shapes.known).toEqual([0])
})

test('opening a lesson again keeps what is known', () => {
  const progress = know(open(empty(), 'shapes', monday), 'shapes', 1, true)
  expect(open(progress, 'shapes', tuesday).lessons.shapes).toEqual({
    opened: tuesday.toISOString(),
    known: [1],
  })
})

test('loading a file keeps what was here before', () => {
  const here = know(open(empty(), 'shapes', tuesday), 'shapes', 0, true)
  const file = know(open(empty(), 'shapes', monday), 'shapes', 1, true)
  expect(merge(here, file).lessons.shapes).toEqual({ opened: tuesday.toISOString(), known: [0, 1] })
})

test('one goes on where one stopped; with nothing begun, at the start', () => {
  expect(next(empty(), path)).toBe('shapes')
  const both = open(open(empty(), 'mlp-block', monday), 'patch-embedding', tuesday)
  expect(next(both, path)).toBe('patch-embedding')
  const done = know(know(both, 'patch-embedding', 0, true), 'patch-embedding', 1, true)
  expect(next(done, path)).toBe('mlp-block')
})

test.each([
  '',
  'null',
  '[]',
  '{"version":2,"lessons":{}}',
  '{"version":1,"lessons":{"__proto__x!":{"opened":"2026-01-01","known":[]}}}',
  '{"version":1,"lessons":{"shapes":{"opened":"yesterday","known":[]}}}',
  '{"version":1,"lessons":{"shapes":{"opened":"2026-01-01","known":[-1]}}}',
  '{"version":1,"lessons":{"shapes":{"opened":"2026-01-01","known":"all"}}}',
])('%s is not progress', (text) => {
  expect(parse(text)).toBeNull()
})

test('whatever a file holds, reading it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      parse(text)
    }),
  )
})
