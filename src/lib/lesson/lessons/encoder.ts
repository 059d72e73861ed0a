import { type Advice, type Config, type Lesson, tooLarge } from '../lesson'
import {
  largestInBlock,
  mlpDim,
  tokenLetters,
  tokenProbe,
  tokenSettings,
  tokenShape,
} from '../tokens'

const { imageSize, patchSize, embedDim, batch } = tokenSettings

export const encoder: Lesson = {
  slug: 'encoder',
  module: 'TransformerEncoder',
  golden: 'transformer-encoder',
  settings: {
    // Every layer keeps its attention for the pictures, so patches stay few.
    imageSize: { ...imageSize, min: 64, max: 224 },
    patchSize: { ...patchSize, min: 14, max: 56 },
    embedDim: { ...embedDim, default: 60 },
    numHeads: { default: 3, min: 1, max: 6, step: 1, query: 'heads', letter: 'nh' },
    mlpDim,
    depth: { default: 6, min: 0, max: 12, step: 1, query: 'depth' },
    batch,
  },
  args: (c) => [c.embedDim, c.numHeads, c.mlpDim, c.depth],
  inputShape: tokenShape,
  feed: () => 'tokens',
  advice,
  largest: largestInBlock,
  probe: tokenProbe,
  letters: tokenLetters,
}

/** What runs without an error, and surprises. */
function advice(c: Config): Advice[] {
  const found: Advice[] = c.depth === 0 ? [{ id: 'noLayers', values: {} }] : []
  return [...found, ...tooLarge(largestInBlock(c))]
}
