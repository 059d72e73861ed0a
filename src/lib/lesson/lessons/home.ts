import type { Lesson } from '../lesson'
import { modelArgs, modelLetters, modelProbe, modelSettings } from '../model'
import { grid, photoShape } from '../picture'

const fixed = (value: number) => ({ default: value, min: value, max: value, step: 1 })

/** The whole model on one photo, small enough to run the moment the home page opens. */
export const home: Lesson = {
  slug: 'home',
  module: 'VisionTransformer',
  golden: 'vision-transformer',
  patch: 18,
  settings: {
    ...modelSettings,
    imageSize: { ...fixed(224), query: 'image' },
    patchSize: { ...modelSettings.patchSize, default: 28, min: 14, max: 56, step: 14 },
    embedDim: { ...fixed(96), query: 'dim', letter: 'd' },
    depth: { ...fixed(4), query: 'depth' },
    classes: { ...fixed(10), query: 'classes', letter: 'k' },
  },
  args: modelArgs,
  inputShape: photoShape,
  feed: () => 'photos',
  advice: () => [],
  largest: (c) => (1 + grid(c).h * grid(c).w) * c.mlpDim,
  probe: modelProbe,
  letters: modelLetters,
}
