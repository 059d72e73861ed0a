import type { Config, Setting } from './lesson'
import { grid, pictureSettings } from './picture'

/** The settings of a lesson that is fed tokens: a photo, and how it becomes tokens. */
export const tokenSettings = {
  ...pictureSettings,
  embedDim: { default: 48, min: 12, max: 192, step: 12, query: 'dim', letter: 'd' },
  batch: { default: 2, min: 1, max: 4, step: 1, query: 'batch', letter: 'b' },
}

/** mlp_dim in these lessons: four times embed_dim, as in the paper, unless the reader says otherwise. */
export const mlpDim: Setting = {
  default: (c) => 4 * c.embedDim,
  min: 12,
  max: 768,
  step: 12,
  query: 'mlp',
  letter: 'm',
}

/** Sizes that all differ, and what each is called, for every lesson that is fed tokens. */
export const tokenProbe: Config = {
  imageSize: 35,
  patchSize: 7,
  embedDim: 24,
  numHeads: 4,
  mlpDim: 40,
  depth: 1,
  batch: 2,
}

export const tokenLetters: ReadonlyMap<number, string> = new Map([
  [1, '1'],
  [2, 'b'],
  [4, 'nh'],
  [6, 'hd'],
  [24, 'd'],
  [1 + 5 * 5, 'l'],
  [40, 'm'],
])

/** Numbers in the largest step of an encoder block: the scores of every head, or what the MLP holds in the middle. */
export function largestInBlock(config: Config): number {
  const [b, l] = tokenShape(config)
  return b * l * Math.max(config.numHeads * l, config.mlpDim)
}

/** Shape of the tokens: (b, l, d). */
export function tokenShape(config: Config): [number, number, number] {
  const { h, w } = grid(config)
  return [config.batch, 1 + h * w, config.embedDim]
}
