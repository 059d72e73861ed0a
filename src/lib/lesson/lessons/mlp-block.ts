import { type Advice, type Config, type Lesson, tooLarge } from '../lesson'
import { unseen } from '../picture'
import { mlpDim, tokenLetters, tokenProbe, tokenSettings, tokenShape } from '../tokens'

const { imageSize, patchSize, embedDim, batch } = tokenSettings

export const mlpBlock: Lesson = {
  slug: 'mlp-block',
  module: 'MlpBlock',
  golden: 'mlp-block',
  settings: {
    imageSize: { ...imageSize, min: 64 },
    patchSize: { ...patchSize, min: 8 },
    embedDim,
    mlpDim,
    batch,
  },
  args: (c) => [c.embedDim, c.mlpDim, c.embedDim],
  inputShape: tokenShape,
  feed: () => 'normed tokens',
  advice,
  largest,
  probe: tokenProbe,
  letters: tokenLetters,
}

function largest(c: Config) {
  const [b, l, d] = tokenShape(c)
  return b * l * Math.max(d, c.mlpDim)
}

function advice(c: Config): Advice[] {
  const found = unseen(c)
  if (c.mlpDim <= c.embedDim) {
    found.push({ id: 'notWidened', values: { m: c.mlpDim, d: c.embedDim } })
  }
  return [...found, ...tooLarge(largest(c))]
}
