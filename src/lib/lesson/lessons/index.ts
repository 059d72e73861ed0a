import { home } from '../home'
import type { Lesson } from '../lesson'
import { reference } from '../reference'
import { encoder } from './encoder'
import { encoderBlock } from './encoder-block'
import { mlpBlock } from './mlp-block'
import { multiHeadSelfAttention } from './multi-head-self-attention'
import { patchEmbedding } from './patch-embedding'
import { visionTransformer } from './vision-transformer'

const all = [
  home,
  reference,
  patchEmbedding,
  multiHeadSelfAttention,
  mlpBlock,
  encoderBlock,
  encoder,
  visionTransformer,
]

/** Every lesson with live figures, by its address. */
export const lessons: Record<string, Lesson> = Object.fromEntries(
  all.map((lesson) => [lesson.slug, lesson]),
)
