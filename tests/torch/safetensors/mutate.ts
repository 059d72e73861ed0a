/** Ways to damage a file, by accident or by intent. Everything random comes from `random`, so a seed repeats it. */
export type Random = () => number

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array
type Info = Record<string, unknown> & { shape: unknown[]; data_offsets: unknown[] }

export const mutate: Mutation = (bytes, random) => pick(mutations, random)(bytes.slice(), random)

const pick = <T>(list: readonly T[], random: Random): T => list[below(list.length, random)]
const below = (n: number, random: Random) => Math.floor(random() * n)

const headerLength = (bytes: Uint8Array) => Number(new DataView(bytes.buffer).getBigUint64(0, true))

function flipBits(bytes: Uint8Array, from: number, to: number, random: Random) {
  for (let flips = 1 + below(6, random); flips > 0; flips--) {
    bytes[from + below(to - from, random)] ^= 1 << below(8, random)
  }
  return bytes
}

/** Put `header` (text or an object) in the place of the file's own. */
function withHeader(bytes: Uint8Array, header: string | object): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header)
  const encoded = new TextEncoder().encode(text)
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(encoded.length), true)
  return concat([length, encoded, bytes.subarray(8 + headerLength(bytes))])
}

function concat(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const headerText = (bytes: Uint8Array) =>
  new TextDecoder().decode(bytes.subarray(8, 8 + headerLength(bytes)))

/** Change one thing in the header's meaning, so that it stays valid JSON and reaches the later checks. */
const editHeader =
  (edit: (entries: [string, Info][], random: Random) => void): Mutation =>
  (bytes, random) => {
    const entries = Object.entries(JSON.parse(headerText(bytes))) as [string, Info][]
    const tensors = entries.filter(([name]) => name !== '__metadata__')
    edit(tensors, random)
    return withHeader(bytes, Object.fromEntries(tensors))
  }

const oddNumbers = [-1, -0, 0, 1, 2, 1.5, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 64, 1e300]
const oddValues = [...oddNumbers, null, '3', true, [], {}, [1], Number.NaN]
const oddTypes = [
  'F32',
  'I64',
  'U8',
  'BOOL',
  'BF16',
  'F64',
  'f32',
  '',
  'constructor',
  '__proto__',
  7,
  null,
]
const oddNames = ['__proto__', 'constructor', 'toString', '', '\0', '💥'.repeat(50), '__metadata__']

const mutations: Mutation[] = [
  (bytes, random) => flipBits(bytes, 0, bytes.length, random),
  (bytes, random) => flipBits(bytes, 8, 8 + headerLength(bytes), random),
  (bytes, random) => flipBits(bytes, 0, 8, random),
  (bytes, random) => bytes.subarray(0, below(bytes.length, random)),
  (bytes, random) => concat([bytes, new Uint8Array(1 + below(20, random))]),
  (bytes, random) => concat([bytes.subarray(0, below(bytes.length, random)), bytes]),
  (bytes, random) => bytes.map(() => below(256, random)),
  (bytes, random) => {
    bytes.copyWithin(below(bytes.length, random), below(bytes.length, random))
    return bytes
  },
  (bytes, random) => {
    const length = BigInt(Math.floor(2 ** (random() * 64)))
    new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, length), true)
    return bytes
  },
  (bytes, random) => {
    const depth = 10 ** (1 + below(5, random))
    return withHeader(bytes, `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)
  },
  (bytes, random) => {
    const text = headerText(bytes).trimEnd().slice(1, -1)
    const parts = text.split(/(?<=}),/)
    return withHeader(bytes, `{${text},${pick(parts, random)}}`)
  },
  (bytes, random) => {
    const metadata = pick([null, [], 'x', { a: 1 }, { a: null }, { __proto__: 'x' }, {}], random)
    return withHeader(bytes, { ...JSON.parse(headerText(bytes)), __metadata__: metadata })
  },
  editHeader((tensors, random) => {
    const { shape } = pick(tensors, random)[1]
    shape[below(shape.length + 1, random)] = pick(oddValues, random)
  }),
  editHeader((tensors, random) => {
    pick(tensors, random)[1].shape = [...Array(below(5, random))].map(() =>
      pick(oddNumbers, random),
    )
  }),
  editHeader((tensors, random) => {
    pick(tensors, random)[1].data_offsets[below(3, random)] = pick(oddValues, random)
  }),
  editHeader((tensors, random) => {
    const [a, b] = [pick(tensors, random)[1], pick(tensors, random)[1]]
    ;[a.data_offsets, b.data_offsets] = [b.data_offsets, a.data_offsets]
  }),
  editHeader((tensors, random) => {
    const { data_offsets: offsets } = pick(tensors, random)[1]
    const by = below(17, random) - 8
    offsets[below(2, random)] = Number(offsets[below(2, random)]) + by
  }),
  editHeader((tensors, random) => {
    pick(tensors, random)[1].dtype = pick(oddTypes, random)
  }),
  editHeader((tensors, random) => {
    const info = pick(tensors, random)[1] as Record<string, unknown>
    const key = pick(Object.keys(info), random)
    if (random() < 0.5) delete info[key]
    else info[pick(oddNames, random)] = pick(oddValues, random)
  }),
  editHeader((tensors, random) => {
    pick(tensors, random)[0] = pick(oddNames, random)
  }),
  editHeader((tensors, random) => {
    const from = below(tensors.length, random)
    if (random() < 0.5) tensors.splice(from, 1)
    else tensors.push(['again', tensors[from][1]])
  }),
  editHeader((tensors, random) => {
    pick(tensors, random)[1] = pick(oddValues, random) as unknown as Info
  }),
  // Harmless: the same things in another order are the same file.
  editHeader((tensors) => {
    tensors.reverse()
  }),
]
