import type { LinedStep } from '../python/bridge'
import { type Row, rowsOf } from './trace'

/** What a run did to the photo, found in what it computed, however it is written. */
export interface Picture {
  /** The patch grid. */
  h: number
  w: number
  /** Attention weights over these patches, (b, nh, l, l) or (b, l, l), the first block's first. */
  attentions: Row[]
  /** Is there a class token before the patches? */
  cls: boolean
}

/** Find the patches of a photo of this side, and who looked at which; null where no patches are. */
export function pictureOf(steps: readonly LinedStep[], side: number): Picture | null {
  if (!sees(steps, side)) return null
  const grid = gridOf(steps, side)
  const weights = rowsOf(steps).filter(({ op, shape }) => op === 'softmax' && isSquare(shape))
  const tokens = weights[0]?.shape.at(-1)
  const { h, w } = grid ?? squareOf(tokens) ?? { h: 0, w: 0 }
  if (!h) return null
  const attentions = weights.filter(({ shape }) => [h * w, h * w + 1].includes(shape.at(-1) ?? 0))
  return { h, w, attentions, cls: attentions[0]?.shape.at(-1) === h * w + 1 }
}

/** Does anything take the photo, (b, 3, side, side)? */
const sees = (steps: readonly LinedStep[], side: number): boolean =>
  steps.some(
    ({ inputs, children }) =>
      inputs.some(({ shape }) => `${shape.slice(-3)}` === `3,${side},${side}`) ||
      (children && sees(children, side)),
  )

/** A convolution that steps as far as it is wide cuts the photo. */
function gridOf(steps: readonly LinedStep[], side: number): { h: number; w: number } | null {
  for (const step of steps) {
    const inner = step.children && gridOf(step.children, side)
    if (inner) return inner
    const [input] = step.inputs
    const fits = input?.shape.length === 4 && input.shape[2] === side && input.shape[3] === side
    if (step.op !== 'conv2d' || !fits) continue
    const [h, w] = step.output.shape.slice(2)
    if (h > 1 && side % h === 0 && side % w === 0) return { h, w }
  }
  return null
}

const isSquare = (shape: readonly number[]) =>
  shape.length >= 3 && shape.at(-1) === shape.at(-2) && (shape.at(-1) ?? 0) > 4

/** The grid of so many tokens, where it is square; a class token may stand before it. */
function squareOf(tokens = 0): { h: number; w: number } | null {
  for (const patches of [tokens - 1, tokens]) {
    const side = Math.sqrt(patches)
    if (side > 1 && Number.isInteger(side)) return { h: side, w: side }
  }
  return null
}

/**
 * How much each token is looked at, from 0 to 1 of the most, by one query: of one head, or of all heads on average.
 * `weights` are the numbers of an attention, (b, nh, l, l); the first photo's are taken.
 */
export function sharesOf(
  weights: ArrayLike<number>,
  shape: readonly number[],
  head: number | null,
  query: number,
): Float32Array {
  const l = shape.at(-1) ?? 0
  const heads = shape.length > 3 ? shape[1] : 1
  const chosen = head === null ? Array.from({ length: heads }, (_, i) => i) : [head]
  const shares = new Float32Array(l)
  for (const one of chosen)
    for (let key = 0; key < l; key++)
      shares[key] += weights[(one * l + query) * l + key] / chosen.length
  const top = Math.max(...shares)
  return shares.map((share) => share / top)
}
