import { expect, test } from 'vitest'
import { wiresBetween } from '../../src/lib/draw/wires'

/** A shape from `b l d` and its sizes. */
const axes = (letters: string, ...sizes: number[]) => ({ letters: letters.split(' '), sizes })
const drawn = (before: string, after: string, from: number[], to: number[]) =>
  wiresBetween(axes(before, ...from), axes(after, ...to)).map(
    ({ from, to, letter }) => `${from}→${to} ${letter}`,
  )

test('permute: every axis goes where its letter goes', () => {
  expect(drawn('b d h w', 'b h w d', [2, 9, 3, 5], [2, 3, 5, 9])).toEqual([
    '0→0 b',
    '1→3 d',
    '2→1 h',
    '3→2 w',
  ])
})

test('reshape merges h and w, and the colours stay theirs', () => {
  expect(drawn('b h w d', 'b h·w d', [2, 3, 5, 9], [2, 15, 9])).toEqual([
    '0→0 b',
    '1→1 h',
    '2→1 w',
    '3→2 d',
  ])
})

test('d is split into nh and hd, and joined again', () => {
  expect(drawn('b l d', 'b l nh hd', [2, 7, 24], [2, 7, 4, 6])).toEqual([
    '0→0 b',
    '1→1 l',
    '2→2 nh',
    '2→3 hd',
  ])
  expect(drawn('b l nh hd', 'b l d', [2, 7, 4, 6], [2, 7, 24])).toEqual([
    '0→0 b',
    '1→1 l',
    '2→2 nh',
    '3→2 hd',
  ])
})

test('softmax leaves queries queries and keys keys', () => {
  expect(drawn('b nh l l', 'b nh l l', [2, 4, 7, 7], [2, 4, 7, 7])).toEqual([
    '0→0 b',
    '1→1 nh',
    '2→2 l',
    '3→3 l',
  ])
})

test('a linear layer makes new numbers: no wire, even of equal sizes', () => {
  expect(drawn('b l d', 'b l m', [2, 7, 24], [2, 7, 24])).toEqual(['0→0 b', '1→1 l'])
  expect(drawn('b c H W', 'b d h w', [2, 3, 8, 8], [2, 3, 4, 4])).toEqual([
    '0→0 b',
    '2→2 h',
    '3→3 w',
  ])
})
