/** Bytes of one number, for every kind that we read. */
export const bytesOf: ReadonlyMap<string, number> = new Map([
  ['I64', 8],
  ['F32', 4],
  ['I32', 4],
  ['F16', 2],
  ['BF16', 2],
  ['U8', 1],
  ['BOOL', 1],
])

export type StoredDtype = 'I64' | 'F32' | 'I32' | 'F16' | 'BF16' | 'U8' | 'BOOL'

/** Numbers in reading order. Half precision is widened to float32; 64-bit integers become exact numbers. */
export type StoredData = Float32Array | Float64Array | Int32Array | Uint8Array

export interface StoredTensor {
  dtype: StoredDtype
  shape: number[]
  data: StoredData
}

export interface SafetensorsFile {
  metadata: ReadonlyMap<string, string>
  tensors: ReadonlyMap<string, StoredTensor>
}
