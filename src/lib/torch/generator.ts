/** Mersenne Twister 19937, PyTorch's generator on the CPU: 2^19937 − 1 numbers before it repeats. */
const size = 624
const middle = 397

const state = new Uint32Array(size)
let used = size
/** A normal number left over from the pair that was drawn last. */
let spare: number | null = null

/** Start the random numbers anew: the same seed gives the same numbers, and those PyTorch gives. */
export function manualSeed(seed: number) {
  state[0] = Number(BigInt.asUintN(32, BigInt(Math.trunc(seed))))
  for (let i = 1; i < size; i++) {
    const before = state[i - 1] ^ (state[i - 1] >>> 30)
    state[i] = Math.imul(1812433253, before) + i
  }
  used = size
  spare = null
}
manualSeed(0)

function renew() {
  for (let i = 0; i < size; i++) {
    const mixed = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff)
    state[i] = state[(i + middle) % size] ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0)
  }
  used = 0
}

/** 32 random bits. */
export function random32(): number {
  if (used === size) renew()
  let y = state[used++]
  y ^= y >>> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return (y ^ (y >>> 18)) >>> 0
}

/** A float32 in [0, 1): 24 random bits. */
export const random24 = () => (random32() & 0xffffff) / 2 ** 24

/** A float64 in [0, 1): the low 53 of 64 random bits. */
export function random53(): number {
  const high = random32() & 0x1fffff
  return (high * 2 ** 32 + random32()) / 2 ** 53
}

const { fround } = Math

/** `count` normal numbers, mean 0 and variance 1, from pairs of even ones (Box and Muller's way). */
export function normals(count: number): Float32Array {
  const values = new Float32Array(count)
  if (count < 16) {
    for (let i = 0; i < count; i++) values[i] = nextNormal()
    return values
  }
  // From 16 on PyTorch fills blocks of 16, the last 16 once more if blocks do not come out even.
  for (let i = 0; i < count; i++) values[i] = random24()
  for (let i = 0; i + 16 <= count; i += 16) pairUp(values.subarray(i, i + 16))
  if (count % 16) {
    const last = values.subarray(count - 16)
    for (let i = 0; i < 16; i++) last[i] = random24()
    pairUp(last)
  }
  return values
}

function pairUp(block: Float32Array) {
  for (let i = 0; i < 8; i++) {
    const radius = fround(Math.sqrt(fround(-2 * fround(Math.log(1 - block[i])))))
    const angle = fround(fround(2 * Math.PI) * block[i + 8])
    block[i] = radius * fround(Math.cos(angle))
    block[i + 8] = radius * fround(Math.sin(angle))
  }
}

function nextNormal(): number {
  if (spare !== null) {
    const value = spare
    spare = null
    return value
  }
  const angle = 2 * Math.PI * random53()
  const radius = Math.sqrt(-2 * Math.log1p(-random53()))
  spare = radius * Math.sin(angle)
  return radius * Math.cos(angle)
}
