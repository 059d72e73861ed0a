import type { Lesson } from '../lesson'
import { modelArgs, modelLetters, modelProbe, modelSettings } from '../model'
import { photoShape } from '../picture'

/** The whole model, for its shapes alone: the one-page sheet. */
export const reference: Lesson = {
  slug: 'reference',
  module: 'VisionTransformer',
  golden: 'vision-transformer',
  settings: modelSettings,
  args: modelArgs,
  inputShape: photoShape,
  feed: () => 'photos',
  advice: () => [],
  largest: () => Number.POSITIVE_INFINITY, // never computed: H/14 has 632 million parameters
  probe: modelProbe,
  letters: modelLetters,
}
