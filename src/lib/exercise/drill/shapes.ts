import type { Call, Shape } from './call'

/** The shape that each operation gives, or the shapes of several tensors: sizes in, sizes out. */
const rules: Record<string, (x: Shape, numbers: number[], call: Call) => Shape | Shape[]> = {
  zeros: (_, sizes) => sizes,
  randn: (_, sizes) => sizes,
  reshape: filled,
  view: filled,
  permute: (x, dims) => dims.map((dim) => x[dim]),
  transpose: (x, [a, b]) => x.with(a, x[b]).with(b, x[a]),
  flatten: (x, [from, to]) => x.toSpliced(from, to - from + 1, count(x.slice(from, to + 1))),
  unsqueeze: (x, [dim]) => x.toSpliced(dim, 0, 1),
  squeeze: (x, [dim]) => (x[dim] === 1 ? x.toSpliced(dim, 1) : x),
  expand: (x, sizes) => sizes.map((size, i) => (size < 0 ? x[i - sizes.length + x.length] : size)),
  mean: reduced,
  var: reduced,
  argmax: reduced,
  cat: (x, [dim], { inputs }) => x.with(dim, inputs.reduce((n, shape) => n + shape[dim], 0)), // biome-ignore format: a rule a line
  stack: (x, [dim], { inputs }) => x.toSpliced(dim, 0, inputs.length),
  unbind: (x, [dim]) => Array<Shape>(x[dim]).fill(x.toSpliced(dim, 1)),
  chunk: (x, [chunks, dim]) => Array<Shape>(chunks).fill(x.with(dim, x[dim] / chunks)),
  matmul: (_, __, { inputs: [x, y] }) => [
    ...broadcast(x.slice(0, -2), y.slice(0, -2)),
    ...x.slice(-2, -1),
    ...y.slice(-1),
  ],
  add: together,
  sub: together,
  mul: together,
  div: together,
  pow: together,
  index: (x, _, { at }) => x.flatMap((size, i) => taken(size, at[i])),
  Linear: (x, [, out]) => x.with(-1, out),
  Conv2d: ([b, , ...image], [, out, kernel, stride]) => [
    b,
    out,
    ...image.map((size) => Math.floor((size - kernel) / stride) + 1),
  ],
  // A weight has what goes out before what comes in.
  weight: (_, sizes) => sizes.toReversed(),
  bias: (_, sizes) => sizes.slice(-1),
  PatchEmbedding: ([b, , ...image], [, patch, width]) => [
    b,
    1 + count(image.map((size) => Math.floor(size / patch))),
    width,
  ],
  MlpBlock: (x, [, , out]) => x.with(-1, out),
}

/** Softmax, GELU, dropout, normalization, attention, blocks: what has no rule keeps the shape. */
export const shapeOf = (call: Call): Shape | Shape[] =>
  rules[call.op]?.(call.inputs[0], call.numbers, call) ?? call.inputs[0]

export const count = (shape: Shape) => shape.reduce((n, size) => n * size, 1)

/** The sizes, with what is left in place of −1. */
function filled(x: Shape, sizes: number[]): Shape {
  const known = count(sizes.filter((size) => size > 0))
  return sizes.map((size) => (size < 0 ? count(x) / known : size))
}

function reduced(x: Shape, [dim, keepdim]: number[]): Shape {
  return keepdim ? x.with(dim, 1) : x.toSpliced(dim, 1)
}

/** What is left of an axis: nothing of one that is given a number. */
function taken(size: number, at: Call['at'][number] = {}): number | [] {
  if (typeof at === 'number') return []
  const place = (n: number) => Math.min(n < 0 ? n + size : n, size)
  return Math.max(0, place(at.to ?? size) - place(at.from ?? 0))
}

function together(_: Shape, __: number[], { inputs }: Call): Shape {
  return inputs.reduce(broadcast)
}

/** Aligned from the right; a size of 1, or none, is read again and again. */
function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, i) => {
    const [m, n] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1]
    return m === 1 ? n : m
  })
}
