import { base } from './dist'
import { awake } from './settings'
import { expect, test } from './test'

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

test('the home page says what each module takes and gives, where to begin, and later where to go on', async ({
  page,
}) => {
  await page.goto(`${base}en/`)
  const lesson = (nth: number) =>
    page
      .locator('.home li')
      .filter({ has: page.locator('.known') })
      .nth(nth)
  await expect(lesson(1)).toContainText(/PatchEmbedding\s*\(b, c, H, W\) → \(b, 1\+h·w, d\)/)
  await expect(lesson(6)).toContainText(/VisionTransformer\s*\(b, c, H, W\) → \(b, k\)/)
  const go = page.getByRole('link', { name: /^(Begin|Continue): / })
  await go.scrollIntoViewIfNeeded()
  await expect(go).toHaveText(/Begin/)
  await page.goto(`${base}en/learn/patch-embedding/`)
  await expect(page.locator('.checklist input').first()).toBeVisible()
  await page.goto(`${base}en/`)
  await go.scrollIntoViewIfNeeded()
  await expect(go).toHaveText(/Continue: Patch embedding/)
})
