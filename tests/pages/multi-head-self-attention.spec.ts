import { base } from './dist'
import { awake, tried } from './settings'
import { expect, type Page, test } from './test'

const open = (page: Page, lang: string, query = '') =>
  page.goto(`${base}${lang}/learn/multi-head-self-attention/${query}`)

/** Scroll a figure into sight, which wakes it, and wait for its numbers. */
async function wake(page: Page, selector: string) {
  const place = page.locator('[data-figure]').filter({ has: page.locator(selector) })
  await place.scrollIntoViewIfNeeded()
  await expect(place.locator('astro-island[ssr]')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.locator(selector)).toContainText(/\d/, { timeout: 30_000 })
}
const attention = (page: Page) => wake(page, '[data-query]')

for (const lang of tried('en')) {
  test.describe(`attention in ${lang}`, () => {
    test('the sliders rebuild the module and the shapes follow', async ({ page }) => {
      await open(page, lang)
      await awake(page)
      const shapeOf = (op: string) => page.locator(`[data-op="${op}"] [data-shapes]`)
      await expect(shapeOf('softmax')).toContainText('→ (2, 3, 101, 101)')
      await page.locator('[data-setting="numHeads"]').fill('4')
      await expect(shapeOf('reshape').first()).toContainText('→ (2, 101, 4, 12)')
      await page.locator('[data-setting="imageSize"]').fill('70')
      await expect(shapeOf('softmax')).toContainText('→ (2, 4, 26, 26)')
      await expect(page.locator('[data-weight]')).toHaveCount(4)
      await page.locator('[data-setting="numHeads"]').fill('5')
      await expect(page.locator('[data-op="error"]')).toContainText(
        "shape '[2, 26, 5, 9]' is invalid for input of size 2496",
      )
    })

    test('a query is picked on the photo, a key on a head, and the row says its numbers', async ({
      page,
    }) => {
      await open(page, lang)
      await attention(page)
      await expect(page.locator('[data-sum]')).toContainText('1.000000')
      const before = (await page.locator('[data-reading]').textContent()) ?? ''

      const photo = page.locator('.query .tokens')
      const box = await photo.boundingBox()
      if (!box) throw new Error('the photo is not there')
      await photo.click({ position: { x: box.width * 0.95, y: box.height * 0.97 } })
      await expect(page.locator('[data-query]')).toContainText('100')
      await expect(page.locator('[data-reading]')).not.toHaveText(before)
      await photo.click({ position: { x: 6, y: 6 } })
      await expect(page.locator('[data-query]')).toContainText('CLS')

      await page
        .locator('.maps .tokens')
        .nth(2)
        .hover({ position: { x: 4, y: 4 } })
      await expect(page.locator('[data-reading]')).toContainText('CLS')
      await page
        .locator('.maps .tokens')
        .nth(2)
        .click({ position: { x: 4, y: 4 } })
      await expect(page.locator('.maps button').nth(2)).toHaveAttribute('aria-pressed', 'true')
    })

    test('a lower temperature sharpens the weights, and they still sum to 1', async ({ page }) => {
      await open(page, lang)
      await attention(page)
      const most = async (step: string) => {
        await page.locator('[data-temperature]').fill(step)
        const scale = await page.locator('.stages [data-line="softmax"] small').textContent()
        await expect(page.locator('[data-sum]')).toContainText(/1\.000000|0\.999999/)
        return Number(scale?.split(' ').at(-1))
      }
      const [coldest, post, hottest] = [await most('0'), await most('12'), await most('16')]
      expect(coldest).toBeGreaterThan(0.5)
      expect(post).toBeLessThan(0.1)
      expect(hottest).toBeLessThan(post)
    })

    test('the wrong split sends a number to another token’s row; the right one keeps it', async ({
      page,
    }) => {
      await open(page, lang)
      const finding = page.locator('[data-finding]')
      await wake(page, '[data-finding]')
      await expect(finding).toContainText(
        lang === 'zh' ? '头 1 的第 34 行第 4 列' : 'head 1, row 34',
      )
      const lines = page.locator('.lines button')
      await lines.nth(1).click()
      await expect(finding).toContainText(
        lang === 'zh' ? '头 1 的第 2 行第 4 列' : 'head 1, row 2,',
      )
      await page.locator('.bar .seg').first().locator('button').nth(1).click()
      await expect(lines.nth(1)).toContainText('reshape(b, l, d)')
      await expect(finding).toContainText(lang === 'zh' ? '词元 45' : 'token 45')
    })
  })
}

test('undivided, the variance grows with head_dim; divided, it stays', async ({ page }) => {
  await open(page, 'en')
  await wake(page, '[data-spread]')
  const reading = page.locator('[data-spread]')
  await expect(reading).toContainText('3 heads of 16', { timeout: 30_000 })
  const numbers = async () => {
    const text = (await reading.textContent()) ?? ''
    const [, raw, scaled] = text.match(/variance ([\d.]+),.* it is ([\d.]+)\./) ?? []
    return { raw: Number(raw), scaled: Number(scaled) }
  }
  const narrow = await numbers()
  await page.locator('[data-cut]').press('End')
  await expect(reading).toContainText('One head of 48')
  const wide = await numbers()
  expect(wide.raw / narrow.raw).toBeGreaterThan(2.5)
  expect(wide.scaled / narrow.scaled).toBeLessThan(1.3)
})

test('the keyboard alone picks a query, a key, a head and a cell', async ({ page }) => {
  await open(page, 'en')
  await attention(page)
  await page.locator('.query .tokens').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-query]')).toContainText('token 35 (row 3, column 4)')
  await page.keyboard.press('Home')
  await expect(page.locator('[data-query]')).toContainText('[CLS]')
  await page.locator('.stages').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageDown')
  const reading = page.locator('[data-reading]')
  await expect(reading).toContainText('Head 1, key token 1 (row 0, column 0)')
  await expect(reading).toContainText('Number 1 of its value')

  await wake(page, '[data-finding]')
  await page.locator('.lanes .map').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-finding]')).toContainText('Token 35, column 21')
})

test('the module equals PyTorch’s on its golden, here and now', async ({ page }) => {
  await open(page, 'zh')
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, { timeout: 30_000 })
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})

test('without JavaScript the lesson still reads', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await open(page, 'en')
  await expect(page.locator('[data-op="softmax"] [data-shapes]')).toContainText('(2, 3, 101, 101)')
  await expect(page.locator('.katex').first()).toBeVisible()
  await context.close()
})
