import type { nn } from '../torch'
import * as vit from '../vit'
import type { ModuleName } from './modules'

/** One module built with these arguments, and the inputs it is given. */
export interface Probe {
  args: readonly number[]
  inputs: readonly (readonly number[])[]
  /** How many heads it has, where it has heads: a fused qkv may be laid out head by head. */
  heads?: number
}

type Create = new (...args: number[]) => nn.Module

interface Subject {
  create: Create
  probes: readonly Probe[]
  /** The lesson that explains it. */
  lesson: string
}

/** Every dropout is asked for, so that one that is not passed on shows. */
const drop = 0.3

/**
 * What each module is tried on. All sizes differ, so that no two axes can be taken for each other; there is more
 * than one image and more than one head; images are not square, smaller than promised, and do not divide into patches.
 */
export const subjects: Readonly<Record<ModuleName, Subject>> = {
  PatchEmbedding: {
    create: vit.PatchEmbedding,
    probes: [{ args: [3, 4, 10, 22], inputs: [[2, 3, 22, 22], [4, 3, 8, 12]] }], // biome-ignore format: shapes
    lesson: 'patch-embedding',
  },
  MultiHeadSelfAttention: {
    create: vit.MultiHeadSelfAttention,
    probes: [{ args: [24, 4, drop], inputs: [[3, 5, 24], [2, 7, 24]], heads: 4 }], // biome-ignore format: shapes
    lesson: 'multi-head-self-attention',
  },
  MlpBlock: {
    create: vit.MlpBlock,
    probes: [
      { args: [10, 14, 10, drop], inputs: [[3, 5, 10]] },
      { args: [10, 14, 9, drop], inputs: [[3, 5, 10]] },
    ],
    lesson: 'mlp-block',
  },
  TransformerEncoderBlock: {
    create: vit.TransformerEncoderBlock,
    probes: [{ args: [24, 4, 14, drop], inputs: [[3, 5, 24]], heads: 4 }],
    lesson: 'encoder-block',
  },
  TransformerEncoder: {
    create: vit.TransformerEncoder,
    probes: [{ args: [24, 4, 14, 3, drop], inputs: [[2, 5, 24]], heads: 4 }],
    lesson: 'encoder',
  },
  VisionTransformer: {
    create: vit.VisionTransformer,
    probes: [
      { args: [18, 3, 7, 4, 24, 2, 4, 10, drop], inputs: [[3, 3, 18, 18], [2, 3, 8, 12]], heads: 4 }, // biome-ignore format: shapes
    ],
    lesson: 'vision-transformer',
  },
}
