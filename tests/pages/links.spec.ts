import { base, htmlFiles, isServed } from './dist'
import { expect, test } from './test'

const languages: Record<string, string> = { zh: 'zh-CN', en: 'en' }
const files = htmlFiles()

/** What these tests ask of a page, read by the browser's own parser. */
function read(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const all = (selector: string) => [...page.querySelectorAll(selector)]
  const addresses = ['href', 'src', 'poster', 'component-url', 'renderer-url'].flatMap((name) =>
    all(`[${name}]`).map((element) => element.getAttribute(name) ?? ''),
  )
  for (const element of all('[srcset]')) {
    const candidates = element.getAttribute('srcset')?.split(/,\s+/) ?? []
    addresses.push(...candidates.map((candidate) => candidate.trim().split(/\s+/)[0]))
  }
  const names = ['class', 'data-line', 'data-op', 'component-export', 'component-url']
  const texts: string[] = []
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text
    if (!parentElement?.closest('script, style, pre, code, textarea, annotation')) texts.push(data)
  }
  return {
    lang: page.documentElement.lang,
    home: page.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
    ids: all('[id]').map((element) => element.id),
    parts: all('[id], [data-line], [data-op], .katex, form, details, astro-island')
      .map((element) =>
        [element.tagName, element.id, ...names.map((name) => element.getAttribute(name))].join(' '),
      )
      .sort(),
    addresses,
    texts,
  }
}

test('every address inside the site leads to a file, and every #id to an element', async ({
  page,
}) => {
  const known = new Map<string, ReturnType<typeof read>>()
  for (const { path, html } of files) known.set(path, await page.evaluate(read, html))

  const broken: string[] = []
  for (const [path, { addresses, home }] of known) {
    const here = new URL(path, home ?? 'http://here')
    for (const address of new Set(addresses)) {
      const url = new URL(address, here)
      if (url.origin !== here.origin) continue // another site, or data:
      const id = decodeURIComponent(url.hash.slice(1))
      const target = known.get(url.pathname)
      if (!isServed(url.pathname)) broken.push(`${path} → ${address}: no such file`)
      else if (id && target && !target.ids.includes(id))
        broken.push(`${path} → ${address}: no such id`)
    }
  }
  expect(broken).toEqual([])
})

test('no ** is left in the prose', async ({ page }) => {
  const left: string[] = []
  for (const { path, html } of files) {
    const { texts } = await page.evaluate(read, html)
    left.push(
      ...texts.filter((text) => text.includes('**')).map((text) => `${path}: ${text.trim()}`),
    )
  }
  expect(left).toEqual([])
})

test('every page names its language', async ({ page }) => {
  for (const { path, html } of files.filter((file) => file.isPage)) {
    const { lang } = await page.evaluate(read, html)
    const wanted = languages[path.slice(base.length).split('/')[0]]
    expect(wanted ? [wanted] : Object.values(languages), path).toContain(lang)
  }
})

test('Chinese and English pages hold the same headings, cells, figures, formulas and questions', async ({
  page,
}) => {
  const inChinese = files.filter(({ path, isPage }) => isPage && path.startsWith(`${base}zh/`))
  expect(inChinese.length).toBeGreaterThan(0)
  for (const { path, html } of inChinese) {
    const twin = files.find((file) => file.path === path.replace(`${base}zh/`, `${base}en/`))
    const [zh, en] = [await page.evaluate(read, html), await page.evaluate(read, twin?.html ?? '')]
    expect(zh.parts, path).toEqual(en.parts)
    expect(zh.parts.length).toBeGreaterThan(0)
  }
})
