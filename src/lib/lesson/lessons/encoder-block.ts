import { TransformerEncoderBlock } from '../../vit/block'
import { type Advice, type Config, type Lesson, most } from '../lesson'
import { tokenSettings, tokenShape, tokensOf } from '../tokens'

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
    mlpDim: {
      default: (c) => 4 * c.embedDim,
      min: 12,
      max: 768,
      step: 12,
      query: 'mlp',
      letter: 'm',
    },
    batch,
  },
  build: (c) => new TransformerEncoderBlock(c.embedDim, c.numHeads, c.mlpDim),
  inputShape: tokenShape,
  input: tokensOf,
  advice,
  largest,
  probe: { imageSize: 35, patchSize: 7, embedDim: 24, numHeads: 4, mlpDim: 40, batch: 2 },
  letters: new Map([
    [1, '1'],
    [2, 'b'],
    [4, 'nh'],
    [6, 'hd'],
    [24, 'd'],
    [1 + 5 * 5, 'l'],
    [40, 'm'],
  ]),
}

/** The scores of every head, or what the MLP holds in the middle. */
function largest(c: Config) {
  const [b, l] = tokenShape(c)
  return b * l * Math.max(c.numHeads * l, c.mlpDim)
}

function advice(c: Config): Advice[] {
  const count = largest(c)
  return count > most ? [{ id: 'tooLarge', values: { count, most } }] : []
}
