import { type Config, type Lesson, tooLarge } from '../lesson'
import { tokenLetters, tokenProbe, tokenSettings, tokenShape } from '../tokens'

/** Where the figures find their numbers: places of operations in the run. */
export const places = { q: 0, k: 3, v: 8, score: 10, scaled: 11, weight: 12, atten: 14 }

const { imageSize, patchSize, embedDim, batch } = tokenSettings

export const multiHeadSelfAttention: Lesson = {
  slug: 'multi-head-self-attention',
  module: 'MultiHeadSelfAttention',
  golden: 'multi-head-self-attention',
  settings: {
    imageSize: { ...imageSize, default: 140, min: 28, max: 280, step: 14 },
    patchSize: { ...patchSize, default: 14 },
    embedDim,
    numHeads: { default: 3, min: 1, max: 12, step: 1, query: 'heads', letter: 'nh' },
    batch,
    positions: { default: 1, min: 0, max: 1, step: 1, query: 'positions', choices: [1, 0] },
  },
  args: (c) => [c.embedDim, c.numHeads],
  inputShape: tokenShape,
  feed: (c) => (c.positions ? 'normed tokens' : 'normed tokens without positions'),
  advice: (c) => tooLarge(largest(c)),
  largest,
  probe: tokenProbe,
  letters: tokenLetters,
}

/** The scores of every head. */
function largest(c: Config) {
  const [b, l, d] = tokenShape(c)
  return b * l * Math.max(c.numHeads * l, d)
}
