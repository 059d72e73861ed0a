import { expect, test } from 'vitest'
import { patchEmbedding as lesson } from '../../src/lib/lesson/lessons/patch-embedding'
import { readQuery, writeQuery } from '../../src/lib/lesson/link'

const read = (query: string) => readQuery(lesson, new URLSearchParams(query))
const write = (chosen: Record<string, number>, query = '', extra = {}) =>
  writeQuery(lesson, query, chosen, extra)

test('a link holds only what the reader chose, and a version', () => {
  expect(write({}, '', { photo: null })).toBe('')
  expect(write({ patchSize: 32 }, '', { photo: 'rocket' })).toBe('patch=32&photo=rocket&v=1')
})

test('a link brings back the settings it was made from', () => {
  const chosen = { imageSize: 96, patchSize: 5, channels: 1, height: 64, batch: 3 }
  expect(read(write(chosen))).toEqual(chosen)
})

test('other entries of the address stay', () => {
  expect(write({ batch: 1 }, 'device=webgpu')).toBe('device=webgpu&batch=1&v=1')
})

test('going back to the defaults cleans the link', () => {
  expect(write({}, 'patch=32&v=1')).toBe('')
})

test.each([
  ['patch=0', { patchSize: 4 }],
  ['patch=1000', { patchSize: 64 }],
  ['patch=abc&dim=&batch=NaN', {}],
  ['dim=193', {}],
  ['channels=2', { channels: 1 }],
  ['image=-5&height=1e9', { imageSize: 32, height: 288 }],
  ['height=224', {}],
])('a link with %s still gives settings that make sense', (query, chosen) => {
  expect(read(query)).toEqual(chosen)
})
