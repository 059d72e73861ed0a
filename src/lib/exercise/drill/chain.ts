import type { Shape } from './call'

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number
const below = (n: number, next: Random) => Math.floor(next() * n)
export const between = (least: number, most: number, next: Random) =>
  least + below(most - least + 1, next)
const pick = <T>(list: readonly T[], next: Random): T => list[below(list.length, next)]

/** What can be done to a tensor of that shape, in one line of Python; null where it makes no question. */
const operations: Record<string, (x: Shape, next: Random) => string | null> = {
  transpose(x, next) {
    if (x.length < 2) return null
    const [a, b] = twoAxes(x, next)
    return next() < 0.5
      ? `x.transpose(${a}, ${b})`
      : `x.transpose(${a - x.length}, ${b - x.length})`
  },
  permute(x, next) {
    if (x.length < 3) return null
    const [a, b] = twoAxes(x, next)
    const dims = x.map((_, i) => i).toSpliced(a, 1)
    return `x.permute(${dims.toSpliced(b, 0, a).join(', ')})`
  },
  split(x, next) {
    const axis = below(x.length, next)
    const parts = [2, 3, 4, 5, 6].filter((n) => x[axis] % n === 0 && !x.includes(n) && x[axis] / n > n) // biome-ignore format: one thought
    if (!parts.length || x.length > 4) return null
    return `x.reshape(${x.toSpliced(axis, 1, -1, pick(parts, next)).join(', ')})`
  },
  merge(x, next) {
    if (x.length < 3) return null
    const axis = below(x.length - 1, next)
    return next() < 0.5
      ? `x.flatten(${axis}, ${axis + 1})`
      : `x.reshape(${x.toSpliced(axis, 2, -1).join(', ')})`
  },
  unsqueeze: (x, next) =>
    x.includes(1) || x.length > 4 ? null : `x.unsqueeze(${pick([-1, ...x.keys()], next)})`,
  expand(x, next) {
    const axis = x.indexOf(1)
    if (axis < 0) return null
    return `x.expand(${x.map((_, i) => (i === axis ? between(2, 5, next) : -1)).join(', ')})`
  },
  squeeze: (x) => (x.includes(1) ? `x.squeeze(${x.indexOf(1)})` : null),
  mean(x, next) {
    if (x.length < 3 || x.includes(1)) return null
    const dim = pick([-1, ...x.keys()], next)
    return `x.mean(dim=${dim}${next() < 0.5 ? ', keepdim=True' : ''})`
  },
  index(x, next) {
    if (x.length < 3) return null
    return pick(['x[:, 0]', 'x[0]', 'x[:, -1]'], next)
  },
  slice: (x, next) =>
    x.length > 1 && x[1] > 3 ? pick(['x[:, 1:]', 'x[:, :-1]', `x[:, :${x[1] - 2}]`], next) : null,
  cat(x, next) {
    const dim = below(x.length, next)
    return `torch.cat((x, x), dim=${pick([dim, dim - x.length], next)})`
  },
  stack: (x, next) =>
    x.length > 3 ? null : `torch.stack((x, x, x)${pick(['', ', dim=1'], next)})`,
  chunk(x, next) {
    const dim = [...x.keys()].filter((i) => x[i] % 2 === 0 && x[i] > 2)
    return dim.length ? `x.chunk(2, dim=${pick(dim, next)})[0]` : null
  },
  linear: (x, next) => `nn.Linear(${x.at(-1)}, ${between(20, 40, next)})(x)`,
  square: (x) => (x.length > 1 ? 'x @ x.transpose(-2, -1)' : null),
  add(x, next) {
    if (x.length < 2) return null
    return x.includes(1) || next() < 0.5
      ? `x + torch.zeros(${x
          .slice(-2)
          .map((n) => (n === 1 ? between(6, 9, next) : n))
          .join(', ')})`
      : `x + torch.zeros(${x.at(-2)}, 1)`
  },
  conv(x, next) {
    if (x.length !== 4 || Math.min(x[2], x[3]) < 6) return null
    const patch = between(2, 3, next)
    return `nn.Conv2d(${x[1]}, ${between(20, 40, next)}, kernel_size=${patch}, stride=${patch})(x)`
  },
}

function twoAxes(x: Shape, next: Random): [number, number] {
  const a = below(x.length, next)
  const b = (a + 1 + below(x.length - 1, next)) % x.length
  return [Math.min(a, b), Math.max(a, b)]
}

const kinds = Object.keys(operations)

/** A line that can follow, of another kind than the last one. */
export function nextLine(x: Shape, last: string, next: Random): { kind: string; text: string } {
  for (;;) {
    const kind = pick(kinds, next)
    const text = kind === last ? null : operations[kind](x, next)
    if (text) return { kind, text: `x = ${text}` }
  }
}

/** Where a chain begins: tokens, heads, or a picture. */
export function beginning(next: Random): Shape {
  const sizes = pick(
    [[[2, 4], [5, 9], [10, 16]], [[2, 3], [4, 5], [6, 9], [10, 12]], [[2, 2], [3, 4], [6, 9], [10, 15]]], // biome-ignore format: shapes
    next,
  )
  return sizes.map(([least, most]) => between(least, most, next))
}
