import type { SafetensorsFile, StoredTensor } from './format'
import { readHeader } from './header'
import { decode } from './numbers'

/**
 * The tensors of a safetensors file. Whatever the bytes are, it either returns tensors that fill the file
 * exactly or throws a `SafetensorsError`; it never reserves memory by a size that only the file claims.
 * Format: https://github.com/huggingface/safetensors#format
 */
export function readSafetensors(file: ArrayBuffer | Uint8Array): SafetensorsFile {
  const bytes = ArrayBuffer.isView(file)
    ? new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
    : new Uint8Array(file)
  const { metadata, entries, dataStart } = readHeader(bytes)
  const tensors = new Map<string, StoredTensor>()
  for (const { name, dtype, shape, begin, end } of entries) {
    const part = bytes.subarray(dataStart + begin, dataStart + end)
    tensors.set(name, { dtype, shape, data: decode(dtype, part, name) })
  }
  return { metadata, tensors }
}
