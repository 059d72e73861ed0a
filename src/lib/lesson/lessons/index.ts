import type { Lesson } from '../lesson'

/** Every lesson with live figures, by its address. */
const every: Record<string, () => Promise<Lesson>> = {
  home: async () => (await import('./home')).home,
  reference: async () => (await import('./reference')).reference,
  'patch-embedding': async () => (await import('./patch-embedding')).patchEmbedding,
  'multi-head-self-attention': async () =>
    (await import('./multi-head-self-attention')).multiHeadSelfAttention,
  'mlp-block': async () => (await import('./mlp-block')).mlpBlock,
  'encoder-block': async () => (await import('./encoder-block')).encoderBlock,
  encoder: async () => (await import('./encoder')).encoder,
  'vision-transformer': async () => (await import('./vision-transformer')).visionTransformer,
}

export const slugs = Object.keys(every)
export const loadLesson = (slug: string): Promise<Lesson> => every[slug]()
