/** Sizes of one attention: nh heads, l tokens, hd numbers in a head. */
export interface Sizes {
  nh: number
  l: number
  hd: number
}

/** One query's row of a (b, nh, l, l) tensor: its number for every key, in the first image. */
export const rowOf = (numbers: Float32Array, { l }: Sizes, head: number, query: number) =>
  numbers.subarray((head * l + query) * l, (head * l + query + 1) * l)

/** The weights of a row of scaled scores. The post has no temperature; at 1 this is its softmax. */
export function weightsAt(scaled: Float32Array, temperature: number): Float32Array {
  const most = Math.max(...scaled)
  const powers = scaled.map((score) => Math.exp((score - most) / temperature))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/** What every key hands over: weight times value, number by number (hd, l), and what that adds up to (hd). */
export function weighed(weights: Float32Array, v: Float32Array, { l, hd }: Sizes, head: number) {
  const parts = new Float32Array(hd * l)
  const sum = new Float32Array(hd)
  for (let j = 0; j < l; j++) {
    for (let c = 0; c < hd; c++) {
      parts[c * l + j] = weights[j] * v[(head * l + j) * hd + c] // v (nh, l, hd)
      sum[c] += parts[c * l + j]
    }
  }
  return { parts, sum }
}

/** The least and the greatest sum of the rows of a (…, l) tensor. */
export function rowSums(numbers: Float32Array, l: number): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity]
  for (let start = 0; start < numbers.length; start += l) {
    let sum = 0
    for (let j = start; j < start + l; j++) sum += numbers[j]
    least = Math.min(least, sum)
    most = Math.max(most, sum)
  }
  return [least, most]
}

export const magnitude = (numbers: Float32Array) =>
  numbers.reduce((most, n) => Math.max(most, Math.abs(n)), 0)
