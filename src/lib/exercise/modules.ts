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

/** The classes that each one builds. */
export const inside: Partial<Record<ModuleName, readonly ModuleName[]>> = {
  TransformerEncoderBlock: ['MultiHeadSelfAttention', 'MlpBlock'],
  TransformerEncoder: ['TransformerEncoderBlock'],
  VisionTransformer: ['PatchEmbedding', 'TransformerEncoder'],
}

/** All that are inside one, however deep. */
export const partsOf = (module: ModuleName): ModuleName[] =>
  (inside[module] ?? []).flatMap((part) => [part, ...partsOf(part)])
