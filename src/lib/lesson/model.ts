import type { Config, Setting } from './lesson'

/** The settings of the whole model, the axes they give, and what each size is called. */
export const modelSettings = {
  imageSize: { default: 224, min: 16, max: 512, step: 2, query: 'image' },
  patchSize: { default: 16, min: 2, max: 64, step: 1, query: 'patch', letter: 'p' },
  channels: { default: 3, min: 1, max: 4, step: 1, query: 'channels', letter: 'c' },
  embedDim: { default: 192, min: 8, max: 1280, step: 8, query: 'dim', letter: 'd' },
  depth: { default: 12, min: 0, max: 32, step: 1, query: 'depth' },
  numHeads: { default: 3, min: 1, max: 16, step: 1, query: 'heads', letter: 'nh' },
  mlpDim: {
    default: (c: Config) => 4 * c.embedDim,
    min: 8,
    max: 5120,
    step: 8,
    query: 'mlp',
    letter: 'm',
  },
  classes: { default: 1000, min: 1, max: 1000, step: 1, query: 'classes', letter: 'k' },
  batch: { default: 1, min: 1, max: 64, step: 1, query: 'batch', letter: 'b' },
} satisfies Record<string, Setting>

/** Sizes that are all different, so that a size names its letter. The photo is lower than the model expects. */
export const modelProbe: Config = {
  imageSize: 55,
  height: 35,
  width: 55,
  patchSize: 5,
  channels: 3,
  embedDim: 24,
  depth: 1,
  numHeads: 4,
  mlpDim: 40,
  classes: 10,
  batch: 2,
}

export const modelLetters: ReadonlyMap<number, string> = new Map([
  [1, '1'],
  [2, 'b'],
  [3, 'c'],
  [4, 'nh'],
  [5, 'p'],
  [6, 'hd'],
  [10, 'k'],
  [7, 'h'],
  [11, 'w'],
  [24, 'd'],
  [40, 'm'],
  [35, 'H'],
  [55, 'W'],
  [7 * 11, 'h·w'],
  [1 + 7 * 11, 'l'],
  [1 + 11 * 11, '1+n'],
])

/** What the whole model's constructor is given. */
export function modelArgs(c: Config): number[] {
  const { imageSize, channels = 3, classes, patchSize, embedDim, depth, numHeads, mlpDim } = c
  return [imageSize, channels, classes, patchSize, embedDim, depth, numHeads, mlpDim]
}
