import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
const guides = ['CONTRIBUTING.md', 'README.md', 'README.zh-CN.md']

/** `npm start`, `npm test` and every `npm run x`, wherever they stand. */
const commands = (text: string) =>
  [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short)

/** What stands in backticks and looks like a path of this repository. Up to a `<placeholder>`, that is. */
const paths = (text: string) =>
  [...text.matchAll(/`([\w.@<>-]+(?:\/[\w.@<>-]*)+|[\w-]+\.\w{2,4})`/g)]
    .map(([, path]) => path.split('<')[0])
    .filter((path) => path !== 'dist/')

const headings = (text: string) => text.match(/^#+ /gm) ?? []
const blocks = (text: string) => text.match(/^```/gm) ?? []

describe.each(guides)('%s', (guide) => {
  test('names only commands that exist', () => {
    expect(commands(read(guide)).filter((name) => !scripts.includes(name))).toEqual([])
  })

  test('names only paths that exist', () => {
    expect(paths(read(guide)).filter((path) => !existsSync(path))).toEqual([])
  })

  test('links only to files that exist', () => {
    const targets = [...read(guide).matchAll(/(?<!!)\[[^\]]*\]\(([^)#]+)/g)].map(
      ([, target]) => target,
    )
    const files = targets.filter((target) => !target.startsWith('https://'))
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })
})

test('the map in CONTRIBUTING leaves no folder of the source out', () => {
  const folders = ['src', 'src/lib'].flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(`${parent}/${entry.name}`).length)
      .map((entry) => `${parent}/${entry.name}/`),
  )
  const told = paths(read('CONTRIBUTING.md'))
  expect(folders.filter((folder) => folder !== 'src/lib/' && !told.includes(folder))).toEqual([])
})

test('the two READMEs have the same headings and the same commands', () => {
  const [en, zh] = ['README.md', 'README.zh-CN.md'].map(read)
  expect(headings(zh)).toEqual(headings(en))
  expect(blocks(zh)).toEqual(blocks(en))
  expect(commands(zh)).toEqual(commands(en))
  expect(commands(en).slice(0, 2)).toEqual(['start', 'test'])
})
