import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'

const both = z.object({ zh: z.string(), en: z.string() })

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
