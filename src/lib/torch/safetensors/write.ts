import { problems } from './error'
import { bytesOf, type StoredDtype } from './format'
import { byteLength } from './header'
import { encode } from './numbers'

export interface Writable {
  dtype: StoredDtype
  shape: readonly number[]
  data: ArrayLike<number>
}

/** A safetensors file that PyTorch opens with `safetensors.torch.load_file`. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Writable>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array<ArrayBuffer> {
  if (tensors.has('__metadata__')) throw problems.reserved()
  const size = ({ dtype }: Writable) => bytesOf.get(dtype) ?? 0
  // The widest numbers first: then every tensor begins at an address that suits it.
  const sorted = [...tensors].sort(([, a], [, b]) => size(b) - size(a))

  const parts: Uint8Array[] = []
  let end = 0
  const entries = sorted.map(([name, { dtype, shape, data }]): [string, unknown] => {
    const part = encode(dtype, data, name)
    const expected = byteLength(name, dtype, shape)
    if (part.length !== expected) {
      throw problems.wrongCount(name, expected / size({ dtype, shape, data }), data.length)
    }
    const begin = end
    end += part.length
    parts.push(part)
    return [name, { dtype, shape, data_offsets: [begin, end] }]
  })
  const notes: [string, unknown][] = metadata.size
    ? [['__metadata__', Object.fromEntries(metadata)]]
    : []
  return assemble(Object.fromEntries([...notes, ...entries]), parts, end)
}

function assemble(header: object, parts: Uint8Array[], length: number) {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const padded = Math.ceil(text.length / 8) * 8
  const file = new Uint8Array(8 + padded + length)
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true)
  file.fill(0x20, 8, 8 + padded) // spaces, so that the data begins at a multiple of 8
  file.set(text, 8)
  let at = 8 + padded
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}
