import { base } from './dist'
import { set, tried } from './settings'
import { expect, type Page, test } from './test'

const open = (page: Page, lang: string, query = '') =>
  page.goto(`${base}${lang}/learn/mlp-block/${query}`)
const shapes = (page: Page, row: number) =>
  page.locator('.step').nth(row).locator('[data-shapes]').first()
const small = '?image=64&patch=16&v=1'
const soon = { timeout: 30_000 }

for (const lang of tried('zh')) {
  test.describe(`the MLP lesson in ${lang}`, () => {
    test('mlp_dim follows embed_dim, and the shapes follow both', async ({ page }) => {
      await open(page, lang)
      await expect(shapes(page, 0)).toContainText('→ (2, 197, 192)')
      await expect(shapes(page, 3)).toContainText('→ (2, 197, 48)')
      await set(page, 'embedDim', 96)
      await expect(shapes(page, 1)).toContainText('(2, 197, 384) → (2, 197, 384)')
      await set(page, 'mlpDim', 60)
      await expect(shapes(page, 3)).toContainText('→ (2, 197, 96)')
      await expect(page.locator('[data-advice="notWidened"]')).toContainText('60')
      await expect(page).toHaveURL(/\?dim=96&mlp=60&v=1$/)
    })

    test('a token can be followed from number to number with the keyboard', async ({ page }) => {
      await open(page, lang, small)
      await page.locator('.way').scrollIntoViewIfNeeded()
      const levels = page.locator('[data-level]')
      await expect(levels).toHaveCount(6, soon)
      const number = (level: number) => levels.nth(level).locator('.number')
      await expect(number(2)).toContainText('fc1.weight[37]')
      const before = await number(2).textContent()
      await levels.nth(2).locator('.map').focus()
      await page.keyboard.press('ArrowRight')
      await expect(number(2)).toContainText('fc1.weight[38]')
      await expect(number(1)).toContainText('fc1.weight[38, 0]')
      await expect(number(4)).toContainText('fc2.weight[0, 38]')
      expect(await number(2).textContent()).not.toBe(before)
      await page.locator('.photo .map').first().focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowUp')
      await expect(page.locator('[data-token]')).toContainText(/ 4 → .* 5$/)
    })

    test('covering a patch moves one token through the MLP, all through attention, wherever it is', async ({
      page,
    }) => {
      await open(page, lang, small)
      await page.locator('[data-way="mlp"]').scrollIntoViewIfNeeded()
      const moved = (way: string) => page.locator(`[data-way="${way}"] [data-moved]`)
      await expect(moved('mlp')).toContainText('1', soon)
      await expect(moved('mlp')).toContainText(lang === 'zh' ? '17 个词元里动了 1 个' : '1 of 17')
      await expect(moved('attention')).toContainText(
        lang === 'zh' ? '17 个词元里动了 17 个' : '17 of 17',
      )
      await page.locator('[data-way="mlp"] .map').press('ArrowRight')
      await expect(moved('mlp')).toContainText(lang === 'zh' ? '17 个词元里动了 1 个' : '1 of 17')
    })

    test('two thirds of a block’s parameters are in the MLP, and a narrow MLP has fewer', async ({
      page,
    }) => {
      await open(page, lang)
      const mlp = page.locator('[data-part="mlp"]')
      await mlp.scrollIntoViewIfNeeded()
      await expect(mlp).toContainText('66.0 %')
      await expect(mlp).toContainText('18,672')
      await set(page, 'mlpDim', 48)
      await expect(mlp).toContainText('32.9 %')
      await page.locator('[data-layer="msa.proj_q"]').focus()
      await expect(page.locator('[data-said]')).toContainText('msa.proj_q')
      await expect(page.locator('[data-said]')).toContainText('(48, 48) + (48) = 2,352')
    })

    test('without JavaScript the page still reads, trace and parameters included', async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await open(page, lang)
      await expect(shapes(page, 3)).toContainText('→ (2, 197, 48)')
      await expect(page.locator('[data-total]')).toContainText('28,272')
      await context.close()
    })
  })
}

test('x moves with the keyboard and the pointer, and the three values follow', async ({ page }) => {
  await open(page, 'en', small)
  await page.locator('[data-place]').scrollIntoViewIfNeeded()
  const cells = (name: string) => page.locator(`[data-activation="${name}"] td`)
  await expect(cells('gelu').first()).toHaveText('−0.1700', soon)
  await page.locator('[data-place]').fill('400') // x = 1
  await expect(page.locator('[data-x]')).toHaveText('1.00')
  await expect(cells('gelu')).toHaveText(['0.8413', '1.0833'])
  await expect(cells('tanh')).toHaveText(['0.8412', '1.0830'])
  await expect(cells('relu')).toHaveText(['1.0000', '1.0000'])
  await page.locator('[data-place]').press('ArrowLeft')
  await expect(page.locator('[data-x]')).toHaveText('0.99')
  const chart = page.locator('.chart').first()
  await expect(chart.locator('svg[role="img"]')).toBeVisible()
  await chart.click({ position: { x: 60, y: 100 } })
  await expect(page.locator('[data-x]')).toHaveText(/^−2/)
  await expect(page.locator('[data-found]')).toContainText('3,264 numbers') // 17 tokens × 192
  await expect(page.locator('[data-farthest]')).toContainText('4.73e−4')
  await expect(page.locator('[data-found]')).toContainText('none lower than')
  await page.locator('[data-bend="relu"]').click()
  await expect(page.locator('[data-found]')).toContainText('are exactly 0')
})

test('the MLP computed here equals PyTorch’s', async ({ page }) => {
  await open(page, 'zh', small)
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, soon)
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})
