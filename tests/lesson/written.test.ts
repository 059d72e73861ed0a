import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byNumber,
  list,
  maybe,
  number,
  oneOf,
  type Written,
  word,
  yes,
} from '../../src/lib/lesson/written'

/** Every kind of choice, with values a reader can choose. */
const tenth = fc.integer({ min: -20, max: 30 }).map((n) => Number((n / 10).toFixed(1)))
const token = fc.nat(9999)
const kinds: Record<string, [Written<unknown>, fc.Arbitrary<unknown>]> = {
  'a whole number': [number(0, 9999), token],
  'a number in tenths': [number(-2, 3, 0.1), tenth],
  'one of few names': [oneOf(['right', 'wrong']), fc.constantFrom('right', 'wrong')],
  'one of few numbers': [oneOf([1e-5, 1e-6]), fc.constantFrom(1e-5, 1e-6)],
  'yes or no': [yes, fc.boolean()],
  'a name': [word, fc.stringMatching(/^[a-z0-9]{1,24}$/)],
  'a number or none': [maybe(number(0, 99)), fc.option(fc.nat(99))],
  'two numbers': [list([number(0, 9999), number(-2, 3, 0.1)]), fc.tuple(token, tenth)],
  'numbers by number': [
    byNumber(number(0, 9999), number(-2, 3, 0.1)),
    fc.dictionary(token.map(String), tenth, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
  ],
} as Record<string, [Written<unknown>, fc.Arbitrary<unknown>]>

describe.each(Object.entries(kinds))('%s in a link', (_, [kind, values]) => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = new URLSearchParams({ it: kind.write(value) }).toString()
        expect(kind.read(new URLSearchParams(text).get('it') ?? '')).toEqual(value)
      }),
    )
  })

  test('is something sensible or nothing, whatever the link says', () => {
    const texts = fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[-\d._]*$/))
    fc.assert(
      fc.property(texts, (text) => {
        const value = kind.read(text)
        if (value !== undefined) expect(kind.read(kind.write(value))).toEqual(value)
      }),
    )
  })
})

test.each([
  ['99', 12],
  ['-1', 0],
  ['3.6', 4],
  ['1e999', undefined],
  ['', undefined],
  ['three', undefined],
])('a place in twelve blocks that a link calls “%s” is %s', (text, value) => {
  expect(number(0, 12).read(text)).toBe(value)
})

test('two numbers are two numbers: one or three are none', () => {
  const pair = list([number(0, 9), number(0, 9)])
  expect(pair.read('3_4')).toEqual([3, 4])
  expect(pair.read('3')).toBeUndefined()
  expect(pair.read('3_4_5')).toBeUndefined()
  expect(pair.read('3_x')).toBeUndefined()
})
