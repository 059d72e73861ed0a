import { type Config, type Lesson, tooLarge } from '../lesson'
import { modelArgs, modelLetters, modelProbe, modelSettings } from '../model'
import { grid, photoShape, unseen } from '../picture'
import { tokenSettings } from '../tokens'

const { imageSize, patchSize, embedDim, batch } = tokenSettings
const { depth, numHeads, mlpDim, classes } = modelSettings

export const visionTransformer: Lesson = {
  slug: 'vision-transformer',
  module: 'VisionTransformer',
  golden: 'vision-transformer',
  settings: {
    imageSize: { ...imageSize, default: 128 },
    patchSize,
    embedDim,
    depth: { ...depth, default: 4, min: 1, max: 12 },
    numHeads: { ...numHeads, default: 4, max: 12 },
    mlpDim: { ...mlpDim, min: 12, max: 768, step: 12 },
    classes: { ...classes, default: 10, min: 2 },
    batch,
  },
  args: modelArgs,
  inputShape: photoShape,
  feed: () => 'photos',
  advice: (c) => [...unseen(c), ...tooLarge(largest(c))],
  largest,
  probe: modelProbe,
  letters: modelLetters,
}

/** The scores of every head, or what the MLP holds in the middle. */
function largest(c: Config) {
  const { h, w } = grid(c)
  const l = 1 + h * w
  return c.batch * l * Math.max(c.numHeads * l, c.mlpDim)
}
