/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let state = 2166136261
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) as number), 16777619)
  return state >>> 0
}

/** Numbers that look random and are the same everywhere: mulberry32, started from a name. Bit for bit repeatable in Python. */
function* stream(name: string): Generator<number, never> {
  let state = hash(name) | 0
  for (;;) {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    yield ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `count` numbers of mean 0 and variance 1. */
export function numbers(name: string, count: number): Float32Array {
  const source = stream(name)
  const width = 2 * Math.sqrt(3)
  return Float32Array.from({ length: count }, () => (source.next().value - 0.5) * width)
}

/**
 * What a weight holds during a check. Fresh layers would hide mistakes: their LayerNorm does nothing, and their
 * scores are so small that every softmax is even.
 */
export function weightNumbers(key: string, shape: readonly number[]): Float32Array {
  const fanIn = shape.slice(1).reduce((n, size) => n * size, 1)
  const values = numbers(key, fanIn * (shape[0] ?? 1))
  if (/bias$/.test(key)) return values.map((v) => 0.3 * v)
  if (!/weight$/.test(key)) return values
  return values.map(shape.length === 1 ? (v) => 1 + 0.3 * v : (v) => v / Math.sqrt(fanIn))
}
