import { base } from './dist'
import { tried } from './settings'
import { expect, type Page, test } from './test'

const slow = { timeout: 60_000 }
async function open(page: Page, lang: string, query = '') {
  await page.goto(`${base}${lang}/learn/vision-transformer/${query}`)
  await rail(page).first().scrollIntoViewIfNeeded() // figures wake when they are seen
}

const stop = (page: Page, id: string) => page.locator(`[data-stop="${id}"]`).first()
const rail = (page: Page) => page.locator('figure:has(ol.rail)')
const block = (page: Page) => page.locator('[data-block]')
const path = (page: Page) => page.locator('figure:has([data-cosine])')
const answer = (page: Page) => page.locator('figure:has([data-sum])')

/** Bring a figure into sight, so that it wakes, and wait for its numbers. */
async function wake(figure: ReturnType<typeof path>, kind: 'digit' | 'photo') {
  await figure.scrollIntoViewIfNeeded()
  await expect(figure).toHaveAttribute('data-shown', kind, slow)
}

for (const lang of tried('zh')) {
  test.describe(`the whole model in ${lang}`, () => {
    test('the trained model runs here: it reads 352 of 360 digits, and the one chosen', async ({
      page,
    }) => {
      await open(page, lang)
      await wake(rail(page), 'digit')
      await expect(page.locator('[data-right]')).toHaveAttribute('data-right', '352', slow)
      await wake(answer(page), 'digit')
      await expect(answer(page).locator('[data-class="0"] [data-probability]')).toHaveText('100.0%')
      await expect(answer(page).locator('[data-sum]')).toHaveText('1.0000')
      await page.getByRole('radio').and(page.locator('[name="digit"]')).nth(7).check()
      await expect(answer(page).locator('[data-said]')).toContainText('7')
      await expect(page).toHaveURL(/\?digit=\d+&v=1$/)
    })

    test('a stop of the rail opens to what is inside, its shapes and what they learned', async ({
      page,
    }) => {
      await open(page, lang)
      await wake(rail(page), 'digit')
      await stop(page, 'emb').focus()
      await page.keyboard.press('Enter')
      await expect(block(page)).toHaveAttribute('data-block', 'emb')
      await expect(block(page)).toContainText('conv2d')
      await expect(block(page).locator('[data-parameters]')).toHaveText('736')
      await stop(page, 'layer1').click()
      await expect(block(page).locator('[data-parameters]')).toHaveText('8,544')
      await expect(block(page).locator('[data-cell]')).toBeVisible(slow)
      await block(page).locator('.map').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await expect(block(page).locator('[data-cell]')).toContainText('(0, 0)')
      await expect(block(page).locator('[data-cell]')).toContainText('[1]')
    })

    test('the class token ends where it ends, and begins the same for every digit', async ({
      page,
    }) => {
      await open(page, lang)
      await wake(rail(page), 'digit')
      await wake(path(page), 'digit')
      const cosines = path(page).locator('[data-cosine]')
      await expect(cosines).toHaveCount(4)
      await expect(cosines.last()).toHaveText('1.000')
      const first = path(page).locator('[data-stop="emb"] [data-norm]')
      const before = await first.textContent()
      await expect(path(page).locator('[data-stop="emb"] [data-answer]')).toContainText('6 · 50.9%')
      await page.locator('[name="digit"]').nth(4).check()
      await expect(path(page).locator('[data-stop="layer1"] [data-answer]')).toContainText('4 ·')
      await expect(first).toHaveText(before ?? '')
    })

    test('a slider builds another model, and the photo goes through it', async ({ page }) => {
      await open(page, lang)
      await wake(rail(page), 'digit')
      await page.locator('[data-setting="depth"]').fill('2')
      await page.locator('[data-setting="classes"]').fill('20')
      await expect(page.locator('[data-untrained]')).toBeVisible()
      await expect(stop(page, 'lin')).toHaveAttribute('aria-label', /\(2, 20\)/)
      await expect(page.locator('[data-stop="layer2"]')).toHaveCount(0)
      await expect(page.locator('[data-op="linear"] [data-shapes]')).toContainText('→ (2, 20)')
      await expect(page).toHaveURL(/\?depth=2&classes=20&v=1$/)
      await wake(answer(page), 'photo')
      await expect(answer(page).locator('tbody tr')).toHaveCount(12)
      await expect(answer(page).locator('[data-sum]')).toHaveText('1.0000')
    })

    test('softmax taken twice flattens even the surest answer', async ({ page }) => {
      await open(page, lang)
      await wake(answer(page), 'digit')
      await answer(page).locator('[data-twice="true"]').click()
      const first = answer(page).locator('[data-class="0"] [data-probability]')
      await expect(first).toHaveText('23.2%')
      await expect(answer(page).locator('[data-sum]')).toHaveText('1.0000')
    })

    test('the published sizes stand on the page before any script runs', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await open(page, lang)
      const measure = (preset: string, name: string) =>
        page.locator(`[data-preset="${preset}"] [data-measure="${name}"]`)
      await expect(measure('Ti/16', 'parameters')).toContainText('5,717,416')
      await expect(measure('H/14', 'parameters')).toContainText('632,045,800')
      await expect(page.locator('[data-op="linear"] [data-shapes]')).toContainText('→ (2, 10)')
      await context.close()
    })
  })
}

test('a larger image and batch cost more work, and only positions more parameters', async ({
  page,
}) => {
  await open(page, 'en')
  const figure = page.locator('figure:has([data-preset])')
  await figure.scrollIntoViewIfNeeded()
  const flops = figure.locator('[data-preset="B/16"] [data-measure="flops"]')
  await expect(flops).toContainText('35.2 G')
  await figure.getByRole('button', { name: '384' }).click()
  await expect(flops).toContainText('111 G')
  await expect(figure.locator('[data-preset="B/16"]')).toContainText('86,859,496')
  await figure.getByRole('slider').fill('2')
  await expect(flops).toContainText('223 G')
})

test('a link with sizes shows their model, one with a digit the digit', async ({ page }) => {
  await open(page, 'en', '?depth=3&v=1')
  await wake(rail(page), 'photo')
  await expect(page.locator('[data-stop="layer2"]').first()).toBeVisible()
  await page.getByRole('button', { name: 'a digit' }).click()
  await wake(rail(page), 'digit')
  await expect(page).toHaveURL(/\?depth=3&digit=0&v=1$/)
  await page.reload()
  await wake(rail(page), 'digit')
})

test('a link brings back the digit; one it reads wrong is said to be wrong', async ({ page }) => {
  await open(page, 'en', '?digit=1')
  await wake(answer(page), 'digit')
  await expect(answer(page).locator('[data-said]')).toContainText('It says 9')
  await expect(answer(page).locator('[data-said]')).toContainText('meant a 5')
})

test('the model on this device equals PyTorch’s', async ({ page }) => {
  await open(page, 'zh')
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, slow)
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})
