import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folders, knownSources, printsFile, readMistakes } from '../../scripts/catalogue'
import { moduleNames, subjects } from '../../src/lib/exercise'
import { hashOf } from '../../src/lib/exercise/fingerprints'

const catalogue = readMistakes()
const read = (path: string) => readFileSync(path, 'utf8')

describe('the catalogue', () => {
  const entries = readdirSync('content/mistakes')
    .sort()
    .flatMap((module) =>
      folders(`content/mistakes/${module}`).map((id) => `content/mistakes/${module}/${id}`),
    )

  test('holds 146 variants, each under its own id', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(146)
    expect(entries.map((path) => path.split('/').pop())).toEqual(catalogue.map(({ id }) => id))
  })

  test.each(entries)('%s is complete, in both languages, with nothing stray', (folder) => {
    const entry = parse(read(`${folder}/mistake.yaml`))
    for (const { zh, en } of [entry.title, entry.diagnosis]) expect(zh && en).toBeTruthy()
    const files = ['mistake.yaml', 'wrong.py', ...(entry.typescript ? [] : ['wrong.ts'])]
    expect(folders(folder)).toEqual(files)
    if (entry.typescript) expect(entry.typescript.zh && entry.typescript.en).toBeTruthy()
    for (const language of ['py', 'ts'] as const) {
      const line = entry.line?.[language]
      if (line && existsSync(`${folder}/wrong.${language}`)) {
        const lines = read(`${folder}/wrong.${language}`).split('\n')
        expect(lines.map((text) => text.trim())).toContain(line)
      }
    }
  })

  test.each(moduleNames)('leads from every mistake in %s to its place in the lesson', (module) => {
    const { lesson } = subjects[module]
    const places = catalogue.filter((one) => one.module === module).map(({ section }) => section)
    const usual = ['code', 'shapes', 'wrong'] // of what is no known mistake
    const folder = folders('content/lessons').find((name) => name.endsWith(lesson))
    for (const lang of ['zh', 'en']) {
      const text = read(`content/lessons/${folder}/${lang}.mdx`)
      const ids = [...text.matchAll(/<(?:Section|Question) id="([\w-]+)"/g)].map(([, id]) => id)
      expect([...places, ...usual].filter((place) => !ids.includes(place))).toEqual([])
    }
  })

  test.each(moduleNames)('what mistakes in %s do was computed from what they are now', (module) => {
    expect(JSON.parse(read(printsFile(module))).of, 'npm run fingerprints computes it again').toBe(
      hashOf(module, knownSources(module)),
    )
  })

  test('groups are mutual', () => {
    for (const { id, group } of catalogue) {
      for (const other of group) {
        expect(catalogue.find((entry) => entry.id === other)?.group).toContain(id)
      }
    }
  })

  test('uses no Chinese word that the glossary puts aside', () => {
    const terms = parse(read('content/terms.yaml')) as { aliases: string[] }[]
    const aside = terms.flatMap(({ aliases }) => aliases)
    const said = catalogue.map(({ title, diagnosis }) => title.zh + diagnosis.zh).join('\n')
    expect(aside.filter((word) => said.includes(word))).toEqual([])
  })
})
