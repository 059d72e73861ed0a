import type { Lesson } from '../lesson'
import { loadLesson, slugs } from '.'

/** A page holds the run that its lesson opens with, and loads that lesson alone; the build loads all. */
const isHere = (slug: string) =>
  typeof document === 'undefined' || document.getElementById(`run-${slug}`) !== null

export const lessons: Record<string, Lesson> = Object.fromEntries(
  await Promise.all(slugs.filter(isHere).map(async (slug) => [slug, await loadLesson(slug)])),
)
