import { problems } from './error'
import { bytesOf, type StoredDtype } from './format'

/** Where one tensor lies: `begin` and `end` count bytes from the end of the header. */
export interface Entry {
  name: string
  dtype: StoredDtype
  shape: number[]
  begin: number
  end: number
}

export interface Header {
  metadata: Map<string, string>
  entries: Entry[]
  /** Where the data begins in the file. */
  dataStart: number
}

const largest = 100_000_000n

/** Read the header and believe nothing in it: every size and offset is held against the real file. */
export function readHeader(bytes: Uint8Array): Header {
  const { text, dataStart } = headerText(bytes)
  const fields = parseObject(text)
  const metadata = readMetadata(fields.get('__metadata__'))
  fields.delete('__metadata__')
  const entries = [...fields].map(([name, value]) => readEntry(name, value))
  // JSON.parse keeps the last of two equal names without a word; then there are more pairs than names.
  const names = fields.size + 3 * entries.length + (metadata ? 1 + metadata.size : 0)
  if (countPairs(text) !== names) throw problems.twice()
  checkLayout(entries, bytes.length - dataStart)
  return { metadata: metadata ?? new Map(), entries, dataStart }
}

function headerText(bytes: Uint8Array) {
  if (bytes.length < 8) throw problems.tooSmall(bytes.length)
  const claimed = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (claimed > largest) throw problems.tooLarge(claimed)
  const dataStart = 8 + Number(claimed)
  if (dataStart > bytes.length) throw problems.headerBeyondFile(Number(claimed), bytes.length)
  return { text: decodeUtf8(bytes.subarray(8, dataStart)), dataStart }
}

function decodeUtf8(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw problems.notUtf8()
  }
}

function parseObject(text: string): Map<string, unknown> {
  if (!text.startsWith('{')) throw problems.start()
  try {
    // A Map, because a name like __proto__ means nothing in one.
    return new Map(Object.entries(JSON.parse(text)))
  } catch {
    throw problems.notJson() // also when it is nested too deeply to be parsed
  }
}

function readMetadata(value: unknown): Map<string, string> | null {
  if (value === undefined) return null
  if (!isObject(value)) throw problems.metadata()
  const pairs = Object.entries(value)
  if (!pairs.every(([, text]) => typeof text === 'string')) throw problems.metadata()
  return new Map(pairs as [string, string][])
}

function readEntry(name: string, value: unknown): Entry {
  if (!isObject(value) || Object.keys(value).sort().join() !== 'data_offsets,dtype,shape') {
    throw problems.entry(name)
  }
  const { dtype, shape, data_offsets: offsets } = value
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) {
    throw problems.entry(name)
  }
  if (!bytesOf.has(dtype)) throw problems.dtype(name, dtype)
  return { name, dtype: dtype as StoredDtype, shape, begin: offsets[0], end: offsets[1] }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0))

/** Pairs of a name and a value in a JSON text: its colons outside quotation marks. */
function countPairs(json: string): number {
  let pairs = 0
  let quoted = false
  for (let i = 0; i < json.length; i++) {
    const character = json[i]
    if (character === '"') quoted = !quoted
    else if (quoted && character === '\\') i++
    else if (!quoted && character === ':') pairs++
  }
  return pairs
}

/** The tensors lie one after another, each as long as its shape says, and fill the file to its end. */
function checkLayout(entries: Entry[], present: number) {
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end)
  let expected = 0
  for (const { name, dtype, shape, begin, end } of entries) {
    if (begin !== expected || end < begin) throw problems.offset(name, expected, begin)
    const bytes = byteLength(name, dtype, shape)
    if (bytes !== end - begin) throw problems.size(name, bytes, end - begin)
    expected = end
  }
  if (expected !== present) throw problems.uncovered(expected, present)
}

export function byteLength(name: string, dtype: StoredDtype, shape: readonly number[]): number {
  let bytes = bytesOf.get(dtype) as number
  for (const size of shape) {
    bytes *= size
    if (!Number.isSafeInteger(bytes)) throw problems.overflow(name)
  }
  return bytes
}
