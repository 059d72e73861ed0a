import { expect, test } from 'vitest'
import { defaults } from '../../src/lib/lesson/config'
import { readQuery, writeQuery } from '../../src/lib/lesson/link'

test('a link holds only what differs from the defaults, and a version', () => {
  expect(writeQuery('', defaults, { photo: null })).toBe('')
  expect(writeQuery('', { ...defaults, patchSize: 32 }, { photo: 'rocket' })).toBe(
    'patch=32&photo=rocket&v=1',
  )
})

test('a link brings back the settings it was made from', () => {
  const config = { ...defaults, imageSize: 96, patchSize: 5, channels: 1, height: 64, batch: 3 }
  expect(readQuery(writeQuery('', config, {})).config).toEqual(config)
})

test('other entries of the address stay', () => {
  expect(writeQuery('device=webgpu', { ...defaults, batch: 1 }, {})).toBe(
    'device=webgpu&batch=1&v=1',
  )
})

test('going back to the defaults cleans the link', () => {
  expect(writeQuery('patch=32&v=1', defaults, {})).toBe('')
})

test.each([
  ['patch=0', { patchSize: 4 }],
  ['patch=1000', { patchSize: 64 }],
  ['patch=abc&dim=&batch=NaN', {}],
  ['dim=193', { embedDim: 192 }],
  ['channels=2', { channels: 3 }],
  ['image=-5&height=1e9', { imageSize: 32, height: 288 }],
])('a link with %s still gives settings that make sense', (query, changed) => {
  expect(readQuery(query).config).toEqual({ ...defaults, ...changed })
})
