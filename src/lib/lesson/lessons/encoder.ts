import { TransformerEncoder } from '../../vit/encoder'
import { type Advice, type Config, type Lesson, most } from '../lesson'
import { tokenSettings, tokenShape, tokensOf } from '../tokens'

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
    mlpDim: {
      default: (c) => 4 * c.embedDim,
      min: 12,
      max: 768,
      step: 12,
      query: 'mlp',
      letter: 'm',
    },
    depth: { default: 6, min: 0, max: 12, step: 1, query: 'depth' },
    batch,
  },
  build: (c) => new TransformerEncoder(c.embedDim, c.numHeads, c.mlpDim, c.depth),
  inputShape: tokenShape,
  input: tokensOf,
  advice,
  largest,
  probe: { imageSize: 35, patchSize: 7, embedDim: 24, numHeads: 4, mlpDim: 40, depth: 1, batch: 2 },
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

/** What runs without an error, and surprises. */
function advice(c: Config): Advice[] {
  const count = largest(c)
  const found: Advice[] = []
  if (c.depth === 0) found.push({ id: 'noLayers', values: {} })
  if (count > most) found.push({ id: 'tooLarge', values: { count, most } })
  return found
}
