import { base } from './dist'
import { awake, set, tried } from './settings'
import { expect, type Locator, type Page, test } from './test'

const open = (page: Page, lang: string, query = '') =>
  page.goto(`${base}${lang}/learn/encoder-block/${query}`)

/** Scroll a figure into sight, which wakes it, and wait for its numbers. */
async function wake(page: Page, selector: string) {
  const place = page.locator('[data-figure]').filter({ has: page.locator(selector) })
  await place.scrollIntoViewIfNeeded()
  await expect(place.locator('astro-island[ssr]')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.locator(selector)).toContainText(/\d/, { timeout: 30_000 })
}

const shapeOf = (page: Page, op: string) => page.locator(`[data-op="${op}"] [data-shapes]`).first()
const small = '?image=64&patch=16&v=1' // 17 tokens
const text = async (place: Locator) => (await place.textContent()) ?? ''
const number = async (page: Page, selector: string) => Number(await text(page.locator(selector)))

for (const lang of tried('zh')) {
  test.describe(`the encoder block in ${lang}`, () => {
    test('the sliders rebuild the block, and every line keeps the shape', async ({ page }) => {
      await open(page, lang)
      await awake(page)
      await expect(shapeOf(page, 'MlpBlock')).toContainText('→ (2, 197, 48)')
      await set(page, 'embedDim', 60)
      await set(page, 'patchSize', 32)
      await set(page, 'batch', 3)
      for (const op of ['layer_norm', 'MultiHeadSelfAttention', 'add', 'MlpBlock'])
        await expect(shapeOf(page, op)).toContainText('→ (3, 50, 60)')
      await page.locator('[data-op="MlpBlock"] > button').click()
      await expect(shapeOf(page, 'gelu')).toContainText('→ (3, 50, 240)')
    })

    test('heads that do not divide d stop in PyTorch’s words', async ({ page }) => {
      await open(page, lang, '?heads=5&v=1')
      await expect(page.locator('[data-op="error"]')).toContainText('is invalid for input of size')
    })

    test('a token chosen by keyboard shows how long it is at every station', async ({ page }) => {
      await open(page, lang, small)
      const photo = page.locator('.cell.photo .tile')
      await wake(page, '[data-length="out"]')
      expect(await number(page, '[data-length="norm1"]')).toBeCloseTo(Math.sqrt(48), 1)
      const before = await text(page.locator('[data-length="x"]'))
      await photo.focus()
      await page.keyboard.press('ArrowLeft')
      await expect(page.locator('[data-length="x"]')).not.toHaveText(before)
      await expect(page.locator('[data-finding]')).toContainText('MLP')
      await page.locator('.cell.legend button').press('Enter')
      await expect(page.locator('[data-token]')).toContainText(/0[:：]/)
      expect(await number(page, '[data-length="x"]')).toBeGreaterThan(8) // √(2·48) or so
    })

    test('pre-norm grows and post-norm is reset, more so with larger weights', async ({ page }) => {
      await open(page, lang, small)
      const [pre, post] = [page.locator('[data-here="pre"]'), page.locator('[data-here="post"]')]
      await wake(page, '[data-here="pre"]')
      await expect(post).toContainText('1.00', { timeout: 30_000 })
      const std = async () => Number((await text(pre)).match(/[\d.]+/)?.[0])
      const gentle = await std()
      await page.getByRole('button', { name: '× 3' }).click()
      await expect.poll(std, { timeout: 30_000 }).toBeGreaterThan(2 * gentle)
      await expect(post).toContainText('1.00')
      await page.locator('figure', { has: pre }).locator('input[type="range"]').fill('0')
      expect(await text(pre)).toBe(await text(post))
    })
  })
}

test('LayerNorm undoes scale and shift; eps shows on a tiny token; γ and β change one channel', async ({
  page,
}) => {
  await open(page, 'en', small)
  const finding = page.locator('[data-norm-finding]')
  await wake(page, '[data-norm-finding]')
  await expect(finding).toContainText('mean 0.00 and std 1.00', { timeout: 30_000 })
  const figure = page.locator('figure', { has: finding })
  const std = figure.locator('[data-bars="std"]')
  await figure.getByRole('slider', { name: /all tokens/ }).fill('0') // × 0.001
  expect(Number(await text(std.nth(1)))).toBeLessThan(0.45)
  await page.getByRole('button', { name: 'eps 1e-6' }).press('Enter')
  expect(Number(await text(std.nth(1)))).toBeGreaterThan(0.5)
  await figure.locator('[data-affine="gamma"] input').fill('3')
  await expect(std.nth(2)).not.toHaveText(await text(std.nth(1)))
  await page.getByRole('button', { name: 'one channel', exact: true }).click()
  await expect(finding).toContainText('Not LayerNorm')
})

test('the block computed here equals PyTorch’s', async ({ page }) => {
  await open(page, 'zh', small)
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, { timeout: 30_000 })
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})
