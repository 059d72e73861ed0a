import type { Lesson } from '../lesson'
import { encoderBlock } from './encoder-block'
import { multiHeadSelfAttention } from './multi-head-self-attention'
import { patchEmbedding } from './patch-embedding'

/** Every lesson with live figures, by its address. */
export const lessons: Record<string, Lesson> = Object.fromEntries(
  [patchEmbedding, multiHeadSelfAttention, encoderBlock].map((lesson) => [lesson.slug, lesson]),
)
