import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/lib/lesson/lesson'
import { lessons } from '../../src/lib/lesson/lessons/here'
import { patchEmbedding as lesson } from '../../src/lib/lesson/lessons/patch-embedding'
import { readSettings, settingEntries, withEntries } from '../../src/lib/lesson/link'

const read = (query: string) => readSettings(lesson, new URLSearchParams(query))
const write = (chosen: Config, query = '', extra = {}) =>
  withEntries(query, { ...settingEntries(lesson, chosen), ...extra })

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
  expect(write({ batch: 1 }, 'at=3&v=1')).toBe('at=3&batch=1&v=1')
})

test('going back to the defaults cleans the link', () => {
  expect(write({}, 'patch=32&v=1')).toBe('')
  expect(write({}, 'device=cpu&patch=32&v=1')).toBe('device=cpu')
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

describe.each(Object.keys(lessons))('whatever a link to %s says', (slug) => {
  const { settings } = lessons[slug]
  const names = Object.values(settings).map(({ query }) => query)
  const number = fc.oneof(fc.double(), fc.integer({ min: -10, max: 1500 })).map(String)
  const entry = fc.tuple(fc.constantFrom(...names), fc.oneof(number, fc.string()))

  test('its settings are within their bounds, and their own link brings them back', () => {
    const check = (entries: [string, string][]) => {
      const chosen = readSettings(lessons[slug], new URLSearchParams(entries))
      for (const [key, value] of Object.entries(chosen)) {
        const { min, max } = settings[key]
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
      }
      const query = withEntries('', settingEntries(lessons[slug], chosen))
      expect(readSettings(lessons[slug], new URLSearchParams(query))).toEqual(chosen)
    }
    fc.assert(fc.property(fc.array(entry, { maxLength: 8 }), check))
  })
})
