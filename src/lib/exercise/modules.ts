import type * as vit from '../vit'

export type ModuleName = keyof typeof vit

/** The post's six classes, in its order. */
export const moduleNames = [
  'PatchEmbedding',
  'MultiHeadSelfAttention',
  'MlpBlock',
  'TransformerEncoderBlock',
  'TransformerEncoder',
  'VisionTransformer',
] as const satisfies readonly ModuleName[]
