import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

const folder = 'dist'

/** Where the site lives on its host: `/`, or `/vit-by-hand/` on a project's GitHub Pages. */
export const base = `${process.env.BASE_PATH ?? '/'}/`.replace(/\/+$/, '/')

/** Every HTML file of the built site, by the address it is served at. */
export function htmlFiles(): { path: string; html: string; isPage: boolean }[] {
  if (!existsSync(folder)) throw new Error('There is no dist/ to test: run `npm run build` first.')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const html = readFileSync(join(folder, name), 'utf8')
      return {
        path: base + name.replace(/(^|\/)index\.html$/, '$1'),
        html,
        isPage: isPage(name, html),
      }
    })
}

/**
 * The pages; of the exercises of one kind only the first: the others are made of the same parts. In Chinese those in
 * TypeScript, in English those in Python.
 */
export function samplePages() {
  const seen = new Set<string>()
  return htmlFiles().filter(({ path, html, isPage }) => {
    const [kind] = /(?<= data-kind="?)[\w-]+/.exec(html) ?? []
    if (!kind) return isPage
    const isOther = kind.endsWith('-python') === path.startsWith(`${base}zh/`)
    if (isOther || seen.has(kind)) return false
    seen.add(kind)
    return true
  })
}

/** Not a page: a redirect, whose target is one, and a frame inside one, such as the learner's sandbox. */
function isPage(name: string, html: string) {
  return /(^|\/)(index|404)\.html$/.test(name) && !/http-equiv="?refresh/i.test(html)
}

/** Whether a host that knows nothing but files has one at this address. */
export function isServed(path: string) {
  if (!path.startsWith(base)) return false
  const file = join(
    folder,
    decodeURI(path.slice(base.length)),
    path.endsWith('/') ? 'index.html' : '',
  )
  return existsSync(file) && statSync(file).isFile()
}

/** Where the built site keeps the judge that its practice pages load. */
export function judgeAddress(): string {
  const names = readdirSync(`${folder}/_astro`).filter((name) => /^judge\..*\.js$/.test(name))
  if (names.length !== 1) throw new Error(`one judge is expected in dist/, found: ${names}`)
  return `${base}_astro/${names[0]}`
}
