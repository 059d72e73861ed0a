import type { ModuleName } from './modules'

/** One module built with these arguments, and the inputs it is given. */
export interface Probe {
  args: readonly number[]
  inputs: readonly (readonly number[])[]
  /** How many heads it has, where it has heads: a fused qkv may be laid out head by head. */
  heads?: number
  /** Sizes that the post's module takes though they do not divide: whoever refuses them is not wrong. */
  optional?: boolean
}

/** Every dropout is asked for, so that one that is not passed on shows. */
const drop = 0.3

/**
 * What each module is tried on. All sizes differ, so that no two axes can be taken for each other; there is more
 * than one head, and more than one image, then one alone; images are not square, smaller than promised, do not divide
 * into patches, and have more colours than three. The root of a head's width,
 * rounded, is no other size's root.
 */
export const probes: Readonly<Record<ModuleName, readonly Probe[]>> = {
  PatchEmbedding: [
    { args: [5, 4, 10, 24], inputs: [[2, 5, 24, 24], [1, 5, 8, 12]] }, // biome-ignore format: shapes
    { args: [5, 4, 10, 22], inputs: [[2, 5, 22, 22]], optional: true }, // biome-ignore format: shapes
  ],
  MultiHeadSelfAttention: [{ args: [30, 5, drop], inputs: [[3, 7, 30], [1, 8, 30]], heads: 5 }], // biome-ignore format: shapes
  MlpBlock: [
    { args: [10, 14, 10, drop], inputs: [[3, 5, 10], [1, 7, 10]] }, // biome-ignore format: shapes
    { args: [10, 14, 9, drop], inputs: [[3, 5, 10]] },
  ],
  TransformerEncoderBlock: [
    { args: [30, 5, 14, drop], inputs: [[3, 7, 30], [1, 8, 30]], heads: 5 }, // biome-ignore format: shapes
  ],
  TransformerEncoder: [
    { args: [30, 5, 14, 3, drop], inputs: [[2, 7, 30], [1, 8, 30]], heads: 5 }, // biome-ignore format: shapes
  ],
  VisionTransformer: [
    { args: [8, 7, 11, 4, 12, 2, 6, 3, drop], inputs: [[3, 7, 8, 8], [1, 7, 4, 8]], heads: 6 }, // biome-ignore format: shapes
  ],
}
