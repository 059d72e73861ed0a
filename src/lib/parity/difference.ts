/** The largest magnitude among numbers that are finite. */
export function magnitude(values: ArrayLike<number>): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i])
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size
  }
  return largest
}

/**
 * How far two tensors are apart: max|actual − expected| as a share of `scale`, which is the largest magnitude of
 * the expected tensor unless given. Infinite if their counts differ or something is not a number.
 */
export function difference(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  scale = magnitude(expected),
): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY
  let worst = 0
  for (let i = 0; i < expected.length; i++) {
    if (actual[i] === expected[i]) continue // two equal infinities are no difference
    const apart = Math.abs(actual[i] - expected[i])
    if (Number.isNaN(apart)) return Number.POSITIVE_INFINITY
    if (apart > worst) worst = apart
  }
  return worst / (scale || 1)
}

/**
 * What a gradient's difference is measured against: its own largest magnitude. But some gradients are zero on paper —
 * a bias added to every key moves no softmax — and PyTorch's numbers there are rounding dust, which no other order of
 * sums repeats. Such a tensor, under a hundred-thousandth of the file's largest gradient, is measured against that one.
 */
export function gradientScale(own: number, largest: number): number {
  return own < 1e-5 * largest ? largest : own
}
