import { expect, test } from '@playwright/test'
import { base } from './dist'
import { awake } from './settings'

for (const lang of ['zh', 'en']) {
  test(`the home page in ${lang} runs the whole model on the photo, and again on another`, async ({
    page,
  }) => {
    await page.goto(`${base}${lang}/`)
    await awake(page)
    const ran = page.locator('[data-ran]')
    await expect(ran).toHaveAttribute('data-ran', '4')
    await expect(ran).toContainText('122')
    const logits = page.locator('canvas').last()
    const picture = () => logits.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    const first = await picture()
    await page.locator('input[name="photo"]').nth(2).check()
    await expect.poll(picture).not.toBe(first)
  })
}

test('the home page says where to begin, and later where to go on', async ({ page }) => {
  await page.goto(`${base}en/`)
  await expect(page.locator('.home .btn').filter({ hasText: 'Begin' })).toBeVisible()
  await page.goto(`${base}en/learn/patch-embedding/`)
  await expect(page.locator('.checklist input').first()).toBeVisible()
  await page.goto(`${base}en/`)
  await expect(page.getByRole('link', { name: 'Continue: Patch embedding' })).toBeVisible()
})
