import type { Lesson } from '../lesson'
import { patchEmbedding } from './patch-embedding'

/** Every lesson with live figures, by its address. */
export const lessons: Record<string, Lesson> = Object.fromEntries(
  [patchEmbedding].map((lesson) => [lesson.slug, lesson]),
)
