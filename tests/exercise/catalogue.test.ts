import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { folders, readCatalogue, readExercises } from '../../scripts/catalogue'
import { check, moduleNames } from '../../src/lib/exercise'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 120_000 }) // two cores may be shared by many

const catalogue = readCatalogue()
const exercises = readExercises().filter(({ kind }) => kind === 'write')
const read = (path: string) => readFileSync(path, 'utf8')
const score: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {}) // a softmax without dim warns, as PyTorch's does
  await setDevice('cpu')
})

describe.each(exercises)('$slug', ({ slug, folder, module, title }) => {
  const own = catalogue.filter((mistake) => mistake.module === module)
  const sayable = own.filter(({ source }) => source !== null)
  const wrong = sayable.filter(({ accept }) => !accept)
  const accepted = sayable.filter(({ accept }) => accept)
  const verdictOn = (file: string) => check(module, read(`${folder}/${file}`), catalogue)

  test('the starter fails', async () => {
    expect((await verdictOn('starter.ts')).verdict).toBe('wrong')
  })

  test('the solution passes, and there is nothing to remark', async () => {
    expect(await verdictOn('solution.ts')).toMatchObject({ verdict: 'right', remarks: [] })
  })

  test('every known mistake fails with its own diagnosis; only those of its group do the same', async () => {
    let alone = 0
    for (const { id, source, group, diagnosis, line } of wrong) {
      const verdict = await check(module, source as string, catalogue)
      expect(verdict).toMatchObject({ verdict: 'wrong', mistake: id, message: diagnosis })
      expect(group, `${id} is told apart from ${verdict.also}`).toEqual(
        expect.arrayContaining(verdict.also),
      )
      if (line?.ts) expect(verdict.line, `${id} has a line`).not.toBeNull()
      if (!verdict.also.length) alone++
    }
    score[slug] = {
      rejected: `${wrong.length} of ${wrong.length}`,
      named: `${wrong.length} (${alone} alone)`,
      accepted: `${accepted.length} of ${accepted.length}`,
      'not in TypeScript': String(own.length - sayable.length),
    }
  })

  test('every other right way passes', async () => {
    for (const { id, source } of accepted) {
      const { verdict } = await check(module, source as string, catalogue)
      expect(verdict, id).toBe('right')
    }
  })

  test('nothing stray lies in the folder, and both languages say as much', () => {
    const files = [
      'en.md',
      'exercise.yaml',
      'solution.py',
      'solution.ts',
      'starter.py',
      'starter.ts',
    ]
    expect(folders(folder)).toEqual([...files, 'zh.md'])
    expect(title.zh && title.en).toBeTruthy()
    const outline = (lang: string) => read(`${folder}/${lang}.md`).match(/^(#+|\d+\.) /gm)
    expect(outline('zh')).toEqual(outline('en'))
  })
})

test('each module is written in one exercise', () => {
  const written = exercises.filter(({ kind }) => kind === 'write').map(({ module }) => module)
  expect(written.sort()).toEqual([...moduleNames].sort())
  console.table(score)
})

describe('the catalogue', () => {
  const entries = readdirSync('content/mistakes')
    .sort()
    .flatMap((module) =>
      folders(`content/mistakes/${module}`).map((id) => `content/mistakes/${module}/${id}`),
    )

  test('holds 113 variants, each under its own id', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(113)
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
