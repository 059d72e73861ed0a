import { MlpBlock } from '../../vit/mlp'
import { type Advice, type Config, type Lesson, most } from '../lesson'
import { grid } from '../picture'
import { normedTokensOf, tokenSettings, tokenShape } from '../tokens'

const { imageSize, patchSize, embedDim, batch } = tokenSettings

export const mlpBlock: Lesson = {
  slug: 'mlp-block',
  module: 'MlpBlock',
  golden: 'mlp-block',
  settings: {
    imageSize: { ...imageSize, min: 64 },
    patchSize: { ...patchSize, min: 8 },
    embedDim,
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
  build: (c) => new MlpBlock(c.embedDim, c.mlpDim, c.embedDim),
  inputShape: tokenShape,
  input: normedTokensOf,
  advice,
  largest,
  probe: { imageSize: 35, patchSize: 7, embedDim: 24, mlpDim: 40, batch: 2 },
  letters: new Map([
    [2, 'b'],
    [1 + 5 * 5, 'l'],
    [24, 'd'],
    [40, 'm'],
  ]),
}

function largest(c: Config) {
  const [b, l, d] = tokenShape(c)
  return b * l * Math.max(d, c.mlpDim)
}

function advice(c: Config): Advice[] {
  const { h, w, height, width, unseenRows, unseenColumns } = grid(c)
  const found: Advice[] = []
  if (unseenRows || unseenColumns) {
    const values = { h, w, rows: unseenRows, columns: unseenColumns, height, width, p: c.patchSize }
    found.push({ id: 'unseen', values })
  }
  if (c.mlpDim <= c.embedDim) {
    found.push({ id: 'notWidened', values: { m: c.mlpDim, d: c.embedDim } })
  }
  if (largest(c) > most) {
    found.push({ id: 'tooLarge', values: { count: largest(c), most } })
  }
  return found
}
