/** The sizes of a ViT, by the names of its constructor's arguments. */
export interface VitSizes {
  imageSize: number
  inChannels: number
  numClasses: number
  patchSize: number
  embedDim: number
  depth: number
  numHeads: number
  mlpDim: number
}

const imageNet = { imageSize: 224, inChannels: 3, numClasses: 1000 }

/** The published ViTs: Dosovitskiy et al. 2021 (B, L, H), Touvron et al. 2021 (Ti, S). */
export const presets = {
  'Ti/16': { ...imageNet, patchSize: 16, embedDim: 192, depth: 12, numHeads: 3, mlpDim: 768 },
  'S/16': { ...imageNet, patchSize: 16, embedDim: 384, depth: 12, numHeads: 6, mlpDim: 1536 },
  'B/16': { ...imageNet, patchSize: 16, embedDim: 768, depth: 12, numHeads: 12, mlpDim: 3072 },
  'L/16': { ...imageNet, patchSize: 16, embedDim: 1024, depth: 24, numHeads: 16, mlpDim: 4096 },
  'H/14': { ...imageNet, patchSize: 14, embedDim: 1280, depth: 32, numHeads: 16, mlpDim: 5120 },
} satisfies Record<string, VitSizes>

export type Preset = keyof typeof presets
