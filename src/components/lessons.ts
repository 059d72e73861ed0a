import { getCollection } from 'astro:content'
import type { Lang } from '../lib/i18n'
import { pageWords } from '../lib/i18n/pages'
import { lessons } from '../lib/lesson/lessons/here'
import { moduleLetters } from '../lib/lesson/letters'
import { hasTakeAway } from '../lib/takeaway/files'

/** A lesson as a step of the path. */
export interface PathStep {
  slug: string
  order: number
  title: string
  description: string
  /** The class of the post it is about, and that class's shapes in letters. */
  module?: string
  shapes?: { takes: string[]; gives: string[] }
  /** How many points its checklist has. */
  points: number
}

/** The lessons in their order. */
export async function lessonPath(lang: Lang): Promise<PathStep[]> {
  const texts = await getCollection('lessons', ({ id }) => id.endsWith(`/${lang}`))
  return texts
    .map(({ data, body = '' }) => ({
      slug: data.slug,
      order: data.order,
      title: data.title,
      description: data.lead,
      module: data.module,
      shapes: lessons[data.slug] && moduleLetters(lessons[data.slug]),
      points: body.match(/<Checklist[\s\S]*?<\/Checklist>/)?.[0].match(/^- /gm)?.length ?? 0,
    }))
    .sort((a, b) => a.order - b.order)
}

/** The lessons with a script and a notebook to take away, for the routes that write them. */
export async function takeAways() {
  const texts = await getCollection('lessons', ({ data }) => hasTakeAway(data.module))
  return texts.map(({ id, data }) => {
    const lang = id.split('/')[1] as Lang
    const title = `${pageWords[lang].site} · ${data.title}`
    return { params: { lang, slug: data.slug }, props: { module: data.module, title } }
  })
}
