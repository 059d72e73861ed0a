/** What one mean and one variance are taken over: a token's own numbers, a channel's, or a channel's in all photos. */
export const groups = ['token', 'tokens', 'batch'] as const
export type Group = (typeof groups)[number]

/** What keeps the division finite: PyTorch's, then that of the paper's code and of timm. */
export const epsilons = [1e-5, 1e-6] as const

/** Sizes of the tokens of some photos: (b, l, d). */
export interface Sizes {
  b: number
  l: number
  d: number
}

export interface Spread {
  mean: number
  /** The root of the mean square distance from the mean: divided by n, as LayerNorm does. */
  std: number
}

/** Mean and standard deviation of `count` numbers that lie `step` apart. */
export function spread(numbers: ArrayLike<number>, from: number, count: number, step = 1): Spread {
  let sum = 0
  for (let i = 0; i < count; i++) sum += numbers[from + i * step]
  const mean = sum / count
  let squares = 0
  for (let i = 0; i < count; i++) squares += (numbers[from + i * step] - mean) ** 2
  return { mean, std: Math.sqrt(squares / count) }
}

/** How many numbers share one mean. */
export const counted = (group: Group, { b, l, d }: Sizes) =>
  ({ token: d, tokens: l, batch: b * l })[group]

/** The first photo's token `token`, normalised over a group; γ = 1, β = 0. */
export function normalise(
  x: Float32Array,
  sizes: Sizes,
  group: Group,
  token: number,
  eps: number = epsilons[0],
) {
  const { b, l, d } = sizes
  const own = group === 'token' ? spread(x, token * d, d) : null
  return Float32Array.from({ length: d }, (_, j) => {
    const { mean, std } = own ?? spread(x, j, group === 'batch' ? b * l : l, d)
    return (x[token * d + j] - mean) / Math.sqrt(std ** 2 + eps)
  })
}

/** The length of every token of the first photo: the root of the sum of its d squares. */
export function lengths(x: Float32Array, { l, d }: Sizes): Float32Array {
  return Float32Array.from({ length: l }, (_, t) => Math.hypot(...x.subarray(t * d, (t + 1) * d)))
}

/** The cosine of the angle between two tokens; 0 is a right angle. */
export function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, n, i) => sum + n * b[i], 0)
  return dot / (Math.hypot(...a) * Math.hypot(...b))
}
