import { type Lesson, tooLarge } from '../lesson'
import {
  largestInBlock,
  mlpDim,
  tokenLetters,
  tokenProbe,
  tokenSettings,
  tokenShape,
} from '../tokens'

const { imageSize, patchSize, embedDim, batch } = tokenSettings

export const encoderBlock: Lesson = {
  slug: 'encoder-block',
  module: 'TransformerEncoderBlock',
  golden: 'transformer-encoder-block',
  settings: {
    // The smallest image holds the largest patch: there is always a token to follow.
    imageSize: { ...imageSize, min: 64 },
    patchSize: { ...patchSize, min: 8, max: 32 },
    embedDim,
    numHeads: { default: 4, min: 1, max: 12, step: 1, query: 'heads', letter: 'nh' },
    mlpDim,
    batch,
  },
  args: (c) => [c.embedDim, c.numHeads, c.mlpDim],
  inputShape: tokenShape,
  feed: () => 'tokens',
  advice: (c) => tooLarge(largestInBlock(c)),
  largest: largestInBlock,
  probe: tokenProbe,
  letters: tokenLetters,
}
