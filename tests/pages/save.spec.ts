import { readFileSync } from 'node:fs'
import { base, htmlFiles } from './dist'
import { openFigures } from './figures'
import { expect, type Locator, type Page, test } from './test'

const lessons = htmlFiles().filter(({ path }) => path.startsWith(`${base}en/learn/`))

/** The file that a figure saves itself as. */
async function save(page: Page, figure: Locator, kind: 'SVG' | 'PNG') {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    figure.locator(`[data-save="${kind}"]`).click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** What a browser that knows only the file says of it: its size, its corner, and how much of it is not paper. */
const look = (page: Page, { bytes }: { bytes: Buffer }, type: string) =>
  page.evaluate(
    async ([base64, type]) => {
      const image = new Image()
      image.src = `data:${type};base64,${base64}`
      await image.decode()
      const { naturalWidth: width, naturalHeight: height } = image
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, width, height)
      const colours = new Uint32Array(data.buffer)
      const inked = colours.reduce((count, colour) => count + Number(colour !== colours[0]), 0)
      const corner = `rgb(${data.slice(0, 3).join(', ')})`
      return { width, height, corner, inked: inked / colours.length }
    },
    [bytes.toString('base64'), type],
  )

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor) // biome-ignore format: one thought

test('the site has lessons', () => expect(lessons.length).toBeGreaterThan(0))

for (const { path } of lessons) {
  const lesson = path.slice(`${base}en/learn/`.length, -1)
  test(`every picture of ${lesson} can be saved as an SVG that needs nothing else`, async ({
    page,
  }) => {
    await openFigures(page, `en/learn/${lesson}/`)
    const pictures = page.locator('[data-figure]:has(canvas, svg)')
    expect(await pictures.count()).toBeGreaterThan(0)
    for (const figure of await pictures.all()) {
      const { name, bytes } = await save(page, figure, 'SVG')
      expect(name).toBe(`${lesson}-${await figure.getAttribute('data-figure')}-en.svg`)
      const text = bytes.toString()
      const { error, title, drawn, size } = await page.evaluate((text) => {
        const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
        return {
          error: root.querySelector('parsererror')?.textContent,
          title: root.querySelector('title')?.textContent,
          drawn: root.querySelectorAll('text, image, path, rect, circle').length,
          size: ['width', 'height'].map((side) => Number(root.getAttribute(side))),
        }
      }, text)
      expect(error, name).toBeUndefined()
      expect(title, name).toContain(await page.title())
      expect(drawn, name).toBeGreaterThan(5)
      expect(Math.min(...size), name).toBeGreaterThan(60)
      const picture = text.split('</desc>')[1].replace(/data:image\/png;base64,[\w+/=]+/g, 'data:')
      const elsewhere = /href="(?!data:)|url\((?!#)|https?:\/\/(?!www.w3.org\/)/
      expect(picture.match(elsewhere), name).toBeNull()
      expect(picture.match(/var\(|oklch|NaN|undefined|class="/), name).toBeNull()
    }
  })
}

for (const [lesson, figure, lang, colorScheme] of [
  ['patch-embedding', 'photo', 'zh', 'dark'],
  ['encoder', 'depth', 'en', 'light'],
] as const) {
  test(`the ${figure} of ${lesson} is saved as a PNG on ${colorScheme} paper, two or three times as sharp as its SVG`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await openFigures(page, `${lang}/learn/${lesson}/`)
    const place = page.locator(`[data-figure="${figure}"]`)
    await expect(place.locator('canvas').first()).not.toHaveAttribute('width', '1')
    const [svg, png] = [await save(page, place, 'SVG'), await save(page, place, 'PNG')]
    expect(png.name).toBe(`${lesson}-${figure}-${lang}.png`)
    const drawn = await look(page, svg, 'image/svg+xml')
    const pixels = await look(page, png, 'image/png')
    expect(pixels.width / drawn.width).toBeGreaterThanOrEqual(2)
    expect(pixels.width / drawn.width).toBeLessThanOrEqual(3)
    expect(pixels.height / pixels.width).toBeCloseTo(drawn.height / drawn.width, 2)
    for (const { corner, inked } of [drawn, pixels]) {
      expect(corner).toBe(await paper(page))
      expect(inked).toBeGreaterThan(0.1)
    }
  })
}

test('the sheet of the reference page can be saved too', async ({ page }) => {
  await openFigures(page, 'zh/reference/')
  const { name, bytes } = await save(page, page.locator('[data-figure]'), 'SVG')
  expect(name).toBe('reference-zh.svg')
  expect(bytes.toString()).toContain('MultiHeadSelfAttention')
})
