/** A small run of each module that a learner can repeat at home: sizes all different, nothing random. */
export interface Example {
  /** Constructor arguments, in the post's order. */
  init: number[]
  input: number[]
}

export const examples: Record<string, Example> = {
  PatchEmbedding: { init: [3, 4, 24, 16], input: [2, 3, 12, 16] },
  MultiHeadSelfAttention: { init: [24, 3], input: [2, 17, 24] },
  MlpBlock: { init: [24, 40, 12], input: [2, 17, 24] },
  TransformerEncoderBlock: { init: [24, 3, 40], input: [2, 17, 24] },
  TransformerEncoder: { init: [24, 3, 40, 2], input: [2, 17, 24] },
  VisionTransformer: { init: [16, 3, 10, 4, 24, 2, 3, 40], input: [2, 3, 16, 16] },
}

/** The classes of the post a module needs, itself last. */
export const needed: Record<string, string[]> = {
  PatchEmbedding: ['PatchEmbedding'],
  MultiHeadSelfAttention: ['MultiHeadSelfAttention'],
  MlpBlock: ['MlpBlock'],
  TransformerEncoderBlock: ['MultiHeadSelfAttention', 'MlpBlock', 'TransformerEncoderBlock'],
  TransformerEncoder: [
    'MultiHeadSelfAttention',
    'MlpBlock',
    'TransformerEncoderBlock',
    'TransformerEncoder',
  ],
  VisionTransformer: [
    'PatchEmbedding',
    'MultiHeadSelfAttention',
    'MlpBlock',
    'TransformerEncoderBlock',
    'TransformerEncoder',
    'VisionTransformer',
  ],
}

/** Waves in place of random numbers: the same in Python and here, to the last bit of a float32. */
export const wave = (count: number, phase: number, height: number, base = 0) =>
  Float32Array.from({ length: count }, (_, i) => base + height * Math.sin(0.7 * i + phase))
