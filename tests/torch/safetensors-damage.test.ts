import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSafetensors, SafetensorsError } from '../../src/lib/torch/safetensors'
import { mutate, seeded } from './safetensors/mutate'

const file = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)))

test('10,000 damaged files are each read whole or refused by name, within seconds', () => {
  const files = [
    file('safetensors/from-torch.safetensors'),
    file('../goldens/mlp-block-one-number.safetensors'),
  ]
  const random = seeded(2024)
  const counts = { read: 0, refused: 0 }
  const reasons = new Set<string>()
  const start = performance.now()
  for (let i = 0; i < 10_000; i++) {
    const bytes = mutate(files[i % 2], random)
    try {
      expectWhole(bytes)
      counts.read++
    } catch (error) {
      if (!(error instanceof SafetensorsError)) throw new Error(`mutation ${i}`, { cause: error })
      counts.refused++
      reasons.add(error.reason.replace(/tensor ".*"/, 'tensor …'))
    }
  }
  expect(performance.now() - start).toBeLessThan(20_000)
  // The damage must reach every check, and some of it must be harmless: else this test proves little.
  expect(counts.read).toBeGreaterThan(500)
  expect(counts.refused).toBeGreaterThan(5000)
  expect(reasons.size).toBeGreaterThanOrEqual(11)
})

/** What was read has as many numbers as its shapes say. */
function expectWhole(bytes: Uint8Array) {
  for (const { shape, data } of readSafetensors(bytes).tensors.values()) {
    const count = shape.reduce((n, size) => n * size, 1)
    if (count !== data.length) throw new Error(`${data.length} numbers for ${shape}`)
  }
}

/** A file of this header and data; `length` is what it claims the header's length to be. */
function build(header: object | string, data = 0, length?: bigint): Uint8Array {
  const text = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  )
  const bytes = new Uint8Array(8 + text.length + data)
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true)
  bytes.set(text, 8)
  return bytes
}
const info = (change: object = {}) => ({
  dtype: 'F32',
  shape: [2],
  data_offsets: [0, 8],
  ...change,
})

test.each<[string, Uint8Array, RegExp]>([
  ['an empty file', new Uint8Array(), /header too small/],
  ['a header of 2⁶⁴ − 1 bytes', build({}, 0, 2n ** 64n - 1n), /header too large/],
  ['a header of a hundred million and one', build({}, 0, 100_000_001n), /header too large/],
  ['a header longer than the file', build({}, 0, 3n), /invalid header length/],
  ['a header that is no text', build({}).fill(0xff, 8), /invalid UTF-8/],
  ['a header that begins with a space', build(' {}'), /start character/],
  ['a list for a header', build('[]'), /start character/],
  ['half a header', build('{"a":'), /invalid JSON/],
  ['a hundred thousand brackets', build(`{"a":${'['.repeat(1e5)}`), /invalid JSON/],
  ['notes that are numbers', build({ __metadata__: { a: 1 } }), /only map text to text/],
  ['an unknown kind of number', build({ a: info({ dtype: 'F33' }) }, 8), /has dtype "F33"/],
  ['a kind named constructor', build({ a: info({ dtype: 'constructor' }) }, 8), /dtype "construct/],
  ['a negative size', build({ a: info({ shape: [-2] }) }, 8), /non-negative integers/],
  ['half a row', build({ a: info({ shape: [0.5] }) }, 8), /non-negative integers/],
  ['a size beyond 2⁵³', build({ a: info({ shape: [2 ** 60] }) }, 8), /non-negative integers/],
  [
    'sizes whose product overflows',
    build({ a: info({ shape: [2 ** 40, 2 ** 40] }) }, 8),
    /overflow/,
  ],
  ['a terabyte in eight bytes', build({ a: info({ shape: [2 ** 38] }) }, 8), /needs 1099511627776/],
  [
    'a terabyte that is not there',
    build({ a: info({ shape: [2 ** 38], data_offsets: [0, 2 ** 40] }) }, 8),
    /not fully covered/,
  ],
  ['three offsets', build({ a: info({ data_offsets: [0, 8, 8] }) }, 8), /described by/],
  ['an unknown field', build({ a: info({ code: 'rm' }) }, 8), /described by/],
  [
    'a gap before the data',
    build({ a: info({ data_offsets: [4, 12] }) }, 12),
    /should begin at byte 0/,
  ],
  ['an end before the beginning', build({ a: info({ data_offsets: [0, -8] }) }, 8), /non-negative/],
  [
    'a tensor backwards',
    build({ b: info(), a: info({ data_offsets: [8, 0] }) }, 8),
    /invalid offset/,
  ],
  ['two tensors in one place', build({ a: info(), b: info() }, 8), /"b" should begin at byte 8/],
  ['too little data', build({ a: info() }, 7), /not fully covered/],
  ['too much data', build({ a: info() }, 9), /not fully covered/],
  [
    'one name twice',
    build(`{"a":${JSON.stringify(info())},"a":${JSON.stringify(info())}}`, 8),
    /twice/,
  ],
  [
    'one field twice',
    build('{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}', 8),
    /twice/,
  ],
  ['a colon hidden in a name is no second name', build({ 'a":"b': info(), c: 1 }, 8), /Tensor "c"/],
])('%s is refused in words', (_, bytes, words) => {
  expect(() => readSafetensors(bytes)).toThrow(SafetensorsError)
  expect(() => readSafetensors(bytes)).toThrow(words)
})

test('an error says it in Chinese too', () => {
  expect(() => readSafetensors(new Uint8Array(3))).toThrow('文件只有 3 个字节')
})

test('names that mean something to JavaScript are names like any other', () => {
  const names = ['__proto__', 'constructor', 'a":"b', '\\']
  const header = names.map(
    (name, i) =>
      `${JSON.stringify(name)}:${JSON.stringify(info({ data_offsets: [8 * i, 8 * i + 8] }))}`,
  )
  const { tensors } = readSafetensors(build(`{${header}}`, 32))
  expect([...tensors.keys()]).toEqual(names)
})
