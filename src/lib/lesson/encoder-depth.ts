import { eye, matmul, noGrad, operations, stack, type Tensor } from '../torch'
import type { LiveRun } from './run'

/** What the layers did to the tokens of one photo: plain numbers, row after row. */
export interface Depth {
  layers: number
  heads: number
  tokens: number
  /** Cosine of every pair of tokens (layers + 2, l, l): coming in, after each layer, after the final norm. */
  cosines: Float32Array
  /** Length of every token (layers + 2, l), at the same places. */
  norms: Float32Array
  /** Attention weights (layers, nh, l, l). */
  attention: Float32Array
  /** Attention rollout through the first layer, the first two, … (layers, l, l). */
  rollout: Float32Array
}

/** Cosine of the angle between every two tokens: (l, d) → (l, l). */
export function cosines(x: Tensor): Tensor {
  const unit = x.div(x.norm({ dim: -1, keepdim: true }))
  return matmul(unit, unit.transpose(0, 1))
}

/**
 * Whose numbers have reached whom, layer after layer (Abnar & Zuidema 2020): heads averaged, half of each token comes
 * straight through the residual connection. (nh, l, l) a layer → (l, l) a layer.
 */
export function rollout(attention: Tensor[]): Tensor[] {
  let flow: Tensor | null = null
  return attention.map((weights) => {
    const mean = weights.mean(0)
    const step: Tensor = mean.mul(0.5).add(eye(mean.shape[0]).mul(0.5))
    flow = flow ? matmul(step, flow) : step
    return flow
  })
}

/** Read the layers of an encoder's run, for the first photo. */
export async function readDepth({ rows, tensors }: LiveRun): Promise<Depth> {
  const of = (id: number) => (tensors.get(id) as Tensor).select(0, 0)
  const layers = rows.filter((row) => row.rows)
  const states = [rows[0].step.inputs[0], ...rows.map((row) => row.step.output)]
  const weights = layers.map(({ step }) =>
    of(operations([step]).find(({ op }) => op === 'softmax')?.output.id ?? -1),
  )
  const read = async (parts: Tensor[]) => (parts.length ? stack(parts).data() : new Float32Array())
  const made = noGrad(() => {
    const x = states.map(({ id }) => of(id))
    return {
      cosines: x.map(cosines),
      norms: x.map((t) => t.norm({ dim: -1 })),
      flow: rollout(weights),
    }
  })
  return {
    layers: layers.length,
    heads: weights[0]?.shape[0] ?? 0,
    tokens: states[0].shape[1],
    cosines: await read(made.cosines),
    norms: await read(made.norms),
    attention: await read(weights),
    rollout: await read(made.flow),
  }
}

/** Mean over all pairs of two different tokens. */
export function meanCosine({ cosines, tokens: l }: Depth, place: number): number {
  let sum = 0
  for (let i = 0; i < l * l; i++) sum += cosines[place * l * l + i]
  return (sum - l) / (l * l - l)
}

/** Shortest, mean and longest token. */
export function normRange({ norms, tokens: l }: Depth, place: number) {
  const here = norms.subarray(place * l, (place + 1) * l)
  const mean = here.reduce((sum, n) => sum + n, 0) / l
  return { min: Math.min(...here), mean, max: Math.max(...here) }
}

/** The row of one token in a stack of (l, l) matrices. */
export const rowOf = (matrices: Float32Array, l: number, at: number, token: number) =>
  matrices.subarray((at * l + token) * l, (at * l + token + 1) * l)

/** Where the tokens are looked at: coming in, after each layer, after the norm. Layers by the names of their keys. */
export const layerNames = ({ layers }: Depth) =>
  Array.from({ length: layers }, (_, i) => `layers.${i}`)
export const placeNames = (depth: Depth) => ['in', ...layerNames(depth), 'norm']

/** The largest cosine of two different tokens at any place, so that one scale serves them all. */
export function reachOf({ cosines, tokens: l }: Depth): number {
  let reach = 0
  for (let i = 0; i < cosines.length; i++) {
    const diagonal = (i % (l * l)) % (l + 1) === 0
    if (!diagonal) reach = Math.max(reach, Math.abs(cosines[i]))
  }
  return reach
}

/** How one token's weights compare with an even share, 1/l. Its own weight stands apart. */
export function shares(row: Float32Array, token: number) {
  const times = row.map((weight) => weight * row.length)
  const others = times.filter((_, i) => i !== token)
  return { times, own: times[token], min: Math.min(...others), max: Math.max(...others) }
}

/** One token's weights in a layer, averaged over the heads. */
export function meanRow({ attention, heads, tokens: l }: Depth, layer: number, token: number) {
  const rows = Array.from({ length: heads }, (_, head) =>
    rowOf(attention, l, layer * heads + head, token),
  )
  return rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / heads)
}

/**
 * One token's weights on the patches as one picture: a tile for each layer (across) and head (down), empty cells around
 * each. In even shares.
 */
export function tiles({ attention, layers, heads, tokens: l }: Depth, token: number) {
  const side = Math.sqrt(l - 1) // photos are square here
  const pitch = side + 2
  const [rows, columns] = [heads * pitch, layers * pitch]
  const numbers = new Float32Array(rows * columns)
  for (let at = 0; at < layers * heads; at++) {
    const [top, left] = [(at % heads) * pitch + 1, Math.floor(at / heads) * pitch + 1]
    const row = rowOf(attention, l, at, token)
    for (let i = 0; i < l - 1; i++) {
      const [y, x] = [top + Math.floor(i / side), left + (i % side)]
      numbers[y * columns + x] = row[i + 1] * l
    }
  }
  return { numbers, rows, columns }
}

/** A token's own share, and the least and most that another has in it. */
export interface Share {
  mean: number
  min?: number
  max?: number
}

/** What of a token is still its own: coming in, all of it; then layer by layer, beside the least and most of another. */
export function ownShares({ rollout, layers, tokens: l }: Depth, token: number): Share[] {
  const after = Array.from({ length: layers }, (_, layer) => {
    const row = rowOf(rollout, l, layer, token)
    const others = row.filter((_, i) => i !== token)
    return { mean: row[token], min: Math.min(...others), max: Math.max(...others) }
  })
  return [{ mean: 1 }, ...after]
}
