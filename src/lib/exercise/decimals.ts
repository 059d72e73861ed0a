import type { FirstStep } from './verdict'

/** How many digits it takes to see that two steps differ. */
export function decimals({ yours, expected }: FirstStep): number {
  const texts = (digits: number) =>
    [yours, expected].map((step) => step?.values.map((v) => v.toFixed(digits)).join())
  for (let digits = 3; digits < 6; digits++) {
    const [a, b] = texts(digits)
    if (a !== b) return digits
  }
  return 6
}
