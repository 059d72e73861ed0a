/** The class token at one station of its way. */
export interface ClsStop {
  vector: Float32Array
  /** Its length, ‖z‖. */
  norm: number
  /** Its cosine to the vector that the head reads. */
  cosine: number
}

/** The class token (row 0 of the tokens) at every station, and how near it is to where it ends. */
export function clsPath(tokens: readonly Float32Array[], d: number): ClsStop[] {
  const vectors = tokens.map((numbers) => numbers.subarray(0, d))
  const last = vectors[vectors.length - 1]
  return vectors.map((vector) => ({
    vector,
    norm: length(vector),
    cosine: dot(vector, last) / (length(vector) * length(last)),
  }))
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, n, i) => sum + n * b[i], 0)
const length = (a: Float32Array) => Math.sqrt(dot(a, a))

/** softmax of plain numbers: positive, and their sum is 1. */
export function softmaxOf(scores: ArrayLike<number>): number[] {
  const all = Array.from(scores)
  const top = Math.max(...all)
  const powers = all.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, n) => total + n, 0)
  return powers.map((n) => n / sum)
}

/** The places of the largest numbers, the largest first. */
export const largestFirst = (numbers: ArrayLike<number>): number[] =>
  Array.from(numbers, (_, i) => i).sort((a, b) => numbers[b] - numbers[a])
