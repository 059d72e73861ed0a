import type { Operation } from './calls'

/** Arguments that make sense for a tensor of this shape, so that an operation can be tried before any is typed. */
export function suggest(op: Operation, shape: readonly number[]): number[] {
  const rank = shape.length
  const axes = shape.map((_, i) => i)
  const [first = 1, second, ...rest] = shape
  switch (op) {
    case 'reshape':
    case 'view':
      return second === undefined ? [-1, first] : [first * second, ...rest]
    case 'permute':
      return [...axes.slice(1), ...axes.slice(0, 1)]
    case 'transpose':
      return rank > 1 ? [rank - 2, rank - 1] : [0, 0]
    case 'expand':
      return shape.includes(1)
        ? shape.map((size) => (size === 1 ? 3 : -1))
        : [2, ...shape.map(() => -1)]
    case 'unsqueeze':
      return [0]
    case 'add':
      return [shape.at(-1) ?? 1]
    default:
      return []
  }
}
