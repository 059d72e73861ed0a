import { problems } from './error'
import type { StoredData, StoredDtype } from './format'

/** The numbers in a stretch of bytes; `name` is for the error. */
export function decode(dtype: StoredDtype, bytes: Uint8Array, name: string): StoredData {
  const buffer = new Uint8Array(bytes).buffer // a copy: in the file they may lie at any address
  if (dtype === 'F32') return new Float32Array(buffer)
  if (dtype === 'I32') return new Int32Array(buffer)
  if (dtype === 'I64') return exact(new BigInt64Array(buffer), name)
  if (dtype === 'F16') return Float32Array.from(new Uint16Array(buffer), halfToNumber)
  if (dtype === 'BF16') return widen(new Uint16Array(buffer))
  const flat = new Uint8Array(buffer)
  if (dtype === 'BOOL' && flat.some((byte) => byte > 1)) throw problems.notBool(name)
  return flat
}

/** The bytes of these numbers; an error if one does not fit. */
export function encode(dtype: StoredDtype, data: ArrayLike<number>, name: string): Uint8Array {
  if (dtype === 'F32') return bytes(Float32Array.from(data))
  const whole = (from: number, to: number) => {
    const fits = (n: number) => Number.isInteger(n) && n >= from && n <= to
    if (!Array.from(data).every(fits)) throw problems.cannotWrite(name, dtype)
    return data
  }
  if (dtype === 'I32') return bytes(Int32Array.from(whole(-(2 ** 31), 2 ** 31 - 1)))
  if (dtype === 'U8') return Uint8Array.from(whole(0, 255))
  if (dtype === 'BOOL') return Uint8Array.from(whole(0, 1))
  if (dtype !== 'I64') throw problems.cannotWrite(name, dtype)
  const { MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most } = Number
  return bytes(BigInt64Array.from(Array.from(whole(least, most), BigInt)))
}

const bytes = (array: Float32Array | Int32Array | BigInt64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

function exact(integers: BigInt64Array, name: string): Float64Array {
  const numbers = Float64Array.from(integers, Number)
  if (!numbers.every(Number.isSafeInteger)) throw problems.unsafeInteger(name)
  return numbers
}

/** bfloat16 is the upper half of a float32. */
function widen(halves: Uint16Array): Float32Array {
  const words = Uint32Array.from(halves, (bits) => bits << 16)
  return new Float32Array(words.buffer)
}

/** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
