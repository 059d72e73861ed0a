/**
 * In which order the rows of a fused weight run: p, which of its parts; h, the head; d, the row within the head. The
 * slowest comes first: `phd` is one part below the other, `hpd` the parts of one head together.
 */
export type Layout = 'phd' | 'hpd' | 'hdp' | 'dph'

/** Those in use, the commonest first: of timm, Megatron, and two much read tutorials. */
export const layouts: readonly Layout[] = ['phd', 'hpd', 'hdp', 'dph']

export interface Fused {
  layout: Layout
  heads: number
}
const plain: Fused = { layout: 'phd', heads: 1 }

/** Several weights in one. */
export function stack(
  parts: readonly Float32Array[],
  rows: number,
  fused: Fused = plain,
): Float32Array {
  const width = parts[0].length / (rows / parts.length)
  const all = new Float32Array(rows * width)
  for (const { part, row, at } of places(parts.length, rows, fused)) {
    all.set(parts[part].subarray(row * width, (row + 1) * width), at * width)
  }
  return all
}

/** The other way: what of a fused weight belongs to each of its parts. */
export function unstack(
  all: Float32Array,
  count: number,
  rows: number,
  fused: Fused = plain,
): Float32Array[] {
  if (count === 1) return [all]
  const width = all.length / rows
  const parts = Array.from({ length: count }, () => new Float32Array(all.length / count))
  for (const { part, row, at } of places(count, rows, fused)) {
    parts[part].set(all.subarray(at * width, (at + 1) * width), row * width)
  }
  return parts
}

/** Where each row of each part lies. */
function* places(count: number, rows: number, { layout, heads }: Fused) {
  const size = rows / count / heads
  const sizes = { p: count, h: heads, d: size }
  const stride = { p: 0, h: 0, d: 0 }
  let step = 1
  for (const axis of [...layout].reverse() as (keyof typeof sizes)[]) {
    stride[axis] = step
    step *= sizes[axis]
  }
  for (let part = 0; part < count; part++) {
    for (let row = 0; row < rows / count; row++) {
      const [h, d] = [Math.floor(row / size), row % size]
      yield { part, row, at: part * stride.p + h * stride.h + d * stride.d }
    }
  }
}
