import { getCollection } from 'astro:content'
import type { Lang } from '../lib/i18n'

/** A lesson as a step of the path. */
export interface PathStep {
  slug: string
  order: number
  title: string
  description: string
  /** How many points its checklist has. */
  points: number
}

/** The lessons in their order. */
export async function lessonPath(lang: Lang): Promise<PathStep[]> {
  const lessons = await getCollection('lessons', ({ id }) => id.endsWith(`/${lang}`))
  return lessons
    .map(({ data, body = '' }) => ({
      slug: data.slug,
      order: data.order,
      title: data.title,
      description: data.lead,
      points: body.match(/<Checklist[\s\S]*?<\/Checklist>/)?.[0].match(/^- /gm)?.length ?? 0,
    }))
    .sort((a, b) => a.order - b.order)
}
