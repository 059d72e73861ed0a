import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { moduleNames } from './lib/exercise/modules'

const both = z.object({ zh: z.string(), en: z.string() })

const module = z.enum(moduleNames)
/** What every exercise says of itself; see `src/lib/exercise/exercise.ts`. */
const exercise = z.object({
  title: both,
  /** The lesson it belongs to, by its slug, and its place among the exercises of that lesson. */
  lesson: z.string(),
  order: z.number(),
})

export const collections = {
  lessons: defineCollection({
    loader: glob({
      pattern: '*/{zh,en}.mdx',
      base: './content/lessons',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: z.object({
      title: z.string(),
      lead: z.string(),
      description: z.string(),
      order: z.number(),
      slug: z.string(),
      /** The class of the post that the lesson is about, if it is about one. */
      module: z.string().optional(),
    }),
  }),
  exercises: defineCollection({
    loader: glob({
      pattern: '*/exercise.yaml',
      base: './content/exercises',
      generateId: ({ entry }) => entry.replace(/\/exercise\.yaml$/, ''),
    }),
    schema: z.discriminatedUnion('kind', [
      exercise.extend({ kind: z.literal('shapes'), module: module.optional() }),
      exercise.extend({ kind: z.literal('blanks'), module }),
      exercise.extend({
        kind: z.literal('bug'),
        module,
        mistake: z.string(),
        /** Lines that count beside those which differ from the post's. */
        also: z.array(z.string()).default([]),
      }),
      exercise.extend({ kind: z.literal('write'), module }),
      exercise.extend({ kind: z.literal('whole') }),
    ]),
  }),
  terms: defineCollection({
    loader: file('content/terms.yaml'),
    schema: z.object({
      en: z.string(),
      zh: z.string(),
      /** Other Chinese words for it, which the prose does not use. */
      aliases: z.array(z.string()).default([]),
      definition: both,
    }),
  }),
}
