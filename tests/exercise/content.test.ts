import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folders, readExercises, readMistakes } from '../../scripts/catalogue'
import { moduleNames } from '../../src/lib/exercise'
import { answersIn } from '../../src/lib/exercise/blanks'
import { bareLine, faultOf } from '../../src/lib/exercise/bug'
import { type Exercise, kinds, readPrompt, spans } from '../../src/lib/exercise/exercise'

const read = (path: string) => readFileSync(path, 'utf8')
const exercises = readExercises()
const of = <K extends Exercise['kind']>(kind: K) =>
  exercises.filter((e): e is Extract<typeof e, { kind: K }> => e.kind === kind)

/** The post's class, as the exercise of writing it solves it. */
const written = (module: string) =>
  read(`${of('write').find((e) => e.module === module)?.folder}/solution.ts`)
const prompt = (folder: string, lang: string) => readPrompt(read(`${folder}/${lang}.md`))
const code = (text: string) => spans(text).flatMap(({ text, code }) => (code ? [text] : []))
const codes = (text: string) => [...new Set(code(text))].sort()

describe.each(exercises)('$slug', ({ folder, kind, title }) => {
  const [zh, en] = [prompt(folder, 'zh'), prompt(folder, 'en')]
  const steps = ({ hints }: typeof zh) => hints.map(({ steps }) => steps.length)
  const all = ({ text, hints }: typeof zh) => [text, ...hints.flatMap(({ steps }) => steps)]

  test('asks something, with hints that open step by step', () => {
    expect(zh.text && en.text).toBeTruthy()
    if (kind !== 'shapes') expect(en.hints.length).toBeGreaterThanOrEqual(2)
    expect(steps(en)).not.toContain(0)
  })

  test('says as much in Chinese as in English, with the same code', () => {
    expect(steps(zh)).toEqual(steps(en))
    expect(all(zh).map(codes)).toEqual(all(en).map(codes))
    expect(
      all(zh)
        .concat(all(en))
        .filter((text) => text.split('`').length % 2 === 0),
    ).toEqual([])
  })

  test('raises its voice nowhere, and leaves a space between Chinese and Latin', () => {
    expect(read(`${folder}/zh.md`) + read(`${folder}/en.md`)).not.toMatch(/[!！]/)
    expect(`${title.zh}\n${read(`${folder}/zh.md`)}`).not.toMatch(
      /[一-鿿][A-Za-z0-9`√]|[A-Za-z0-9`][一-鿿]/,
    )
  })
})

describe.each(of('blanks'))('$slug', ({ folder, module }) => {
  const answers = answersIn(read(`${folder}/starter.ts`), written(module))

  test('is the post’s class once its blanks are filled', () => {
    expect(answers?.length).toBeGreaterThan(0)
    expect(answers?.filter((answer) => answer.trim() === '')).toEqual([])
  })

  test.each(['zh', 'en'])('its last hint says what stands in each blank (%s)', (lang) => {
    const last = prompt(folder, lang).hints.at(-1)?.steps ?? []
    expect(last.map((step, i) => code(step).includes(answers?.[i] ?? ''))).toEqual(
      answers?.map(() => true),
    )
  })
})

describe.each(of('bug'))('$slug', ({ folder, module, mistake, also = [] }) => {
  const known = readMistakes().find(({ id }) => id === mistake)
  const wrong = known?.source ?? ''

  test('is a mistake of this module, with lines to find', () => {
    expect(known).toMatchObject({ module, accept: false })
    expect(faultOf(wrong, written(module), also).lines.length).toBeGreaterThan(0)
  })

  test('lines that count, too, stand in it', () => {
    expect(wrong.split('\n').map(bareLine)).toEqual(expect.arrayContaining(also.map(bareLine)))
  })

  test('is told by what it does: neither title nor prompt names the mistake', () => {
    const { title } = parse(read(`${folder}/exercise.yaml`))
    const lines = faultOf(wrong, written(module)).lines.map((n) => wrong.split('\n')[n - 1].trim())
    for (const lang of ['zh', 'en'] as const) {
      const asked = `${title[lang]} ${prompt(folder, lang).text}`
      expect(asked).not.toContain(known?.title[lang])
      expect(lines.filter((line) => asked.includes(line))).toEqual([])
    }
  })
})

describe('all together', () => {
  test('every module is met in every way', () => {
    for (const module of moduleNames) {
      const count = (kind: Exercise['kind']) =>
        exercises.filter((e) => e.kind === kind && 'module' in e && e.module === module).length
      expect([count('shapes'), count('write')]).toEqual([1, 1])
      expect(count('blanks')).toBeGreaterThanOrEqual(2)
      expect(count('bug')).toBeGreaterThanOrEqual(2)
    }
    expect(of('whole')).toHaveLength(1)
  })

  test('no title, and no mistake to hunt, comes twice', () => {
    const once = (list: string[]) => expect(new Set(list).size).toBe(list.length)
    once(exercises.map(({ title }) => title.zh))
    once(exercises.map(({ title }) => title.en))
    once(of('bug').map(({ mistake }) => mistake))
  })

  test('in a lesson every exercise has its own place, from reading shapes to a blank page', () => {
    for (const lesson of new Set(exercises.map(({ lesson }) => lesson))) {
      const own = exercises.filter((e) => e.lesson === lesson).sort((a, b) => a.order - b.order)
      expect(new Set(own.map(({ order }) => order)).size).toBe(own.length)
      const ways = own.map(({ kind }) => kinds.indexOf(kind))
      expect(ways).toEqual(ways.toSorted((a, b) => a - b))
    }
  })

  test('each belongs to a lesson, and each lesson has some', () => {
    const lessons = folders('content/lessons').map((folder) => folder.replace(/^\d+-/, ''))
    expect([...new Set(exercises.map(({ lesson }) => lesson))].sort()).toEqual(lessons.sort())
  })

  test('no Chinese word that the glossary puts aside is used', () => {
    const aside = (parse(read('content/terms.yaml')) as { aliases: string[] }[]).flatMap(({ aliases }) => aliases) // biome-ignore format: one thought
    const said = exercises.map(({ title, folder }) => title.zh + read(`${folder}/zh.md`)).join('\n')
    expect(aside.filter((word) => said.includes(word))).toEqual([])
  })
})
