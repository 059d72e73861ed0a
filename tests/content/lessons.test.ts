import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { letters } from '../../src/lib/draw/letters'

const read = (path: string) => readFileSync(path, 'utf8')
const folders = readdirSync('content/lessons').filter((name) =>
  existsSync(`content/lessons/${name}/zh.mdx`),
)

interface Term {
  id: string
  zh: string
  en: string
  aliases: string[]
  definition: { zh: string; en: string }
}
const terms: Term[] = parse(read('content/terms.yaml'))

/** What a lesson is made of, in order: components with their ids, and formulas. */
const skeleton = (mdx: string) =>
  [...mdx.matchAll(/<([A-Z]\w*)\b([^>]*)>|\$\$([\s\S]+?)\$\$/g)]
    .filter(([, name]) => !['Term', 'Line', 'Ax', 'Shape', 'Note'].includes(name))
    .map(([, name, attributes, formula]) =>
      formula === undefined
        ? `${name} ${attributes.match(/(?:id|line)="[^"]*"/g)?.join(' ') ?? ''}`.trim()
        : formula.replace(/\\text\{[^}]*\}/g, '').replace(/\s+/g, ''),
    )

/** Text a reader sees: no code, no formulas, no tags. */
const prose = (mdx: string) =>
  mdx.replace(/^---[\s\S]*?\n---/, '').replace(/`[^`]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|<[^>]+>/g, ' ')

describe.each(folders)('lesson %s', (folder) => {
  const zh = read(`content/lessons/${folder}/zh.mdx`)
  const en = read(`content/lessons/${folder}/en.mdx`)

  test('has the same sections, figures, formulas and questions in Chinese and English', () => {
    expect(skeleton(zh)).toEqual(skeleton(en))
    expect(skeleton(zh).length).toBeGreaterThan(8)
  })

  test('names terms that the glossary has, the same in both languages', () => {
    const used = (mdx: string) =>
      new Set([...mdx.matchAll(/<Term id="([^"]+)"/g)].map(([, id]) => id))
    const known = new Set(terms.map(({ id }) => id))
    for (const id of [...used(zh), ...used(en)]) expect(known).toContain(id)
  })

  test('says every term in the one word the glossary prefers', () => {
    const text = prose(zh)
    for (const { zh: preferred, aliases } of terms) {
      for (const alias of aliases) {
        if (!preferred.includes(alias)) expect(text, `${alias} → ${preferred}`).not.toContain(alias)
      }
    }
  })

  test('writes shapes with half-width marks, and no exclamation', () => {
    expect(prose(zh)).not.toMatch(/（\s*[bcdhwlnmk]\s*，/)
    expect(prose(zh) + prose(en)).not.toMatch(/[!！]/)
    expect(prose(zh)).not.toMatch(/请注意|强大|轻松/)
  })

  test('imports nothing: its figures come from the page', () => {
    expect(zh + en).not.toMatch(/^import /m)
  })
})

test('every term has its word and a sentence in both languages, and no id stands twice', () => {
  for (const { id, zh, en, definition } of terms) {
    expect(id).toMatch(/^[a-z0-9-]+$/)
    for (const text of [zh, en, definition.zh, definition.en])
      expect(text.length).toBeGreaterThan(0)
  }
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length)
})

test('the letters that own a colour are those of letters.yaml, and the stylesheet has their hues', () => {
  const listed: { letter: string; token: string }[] = parse(read('content/letters.yaml'))
  const css = read('src/styles/tokens.css')
  expect(new Set(listed.map(({ letter }) => letter.toLowerCase()))).toEqual(new Set(letters))
  for (const { token } of listed) expect(css).toContain(`${token}:`)
})
