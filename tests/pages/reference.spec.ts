import { base } from './dist'
import { awake } from './settings'
import { expect, test } from './test'

for (const lang of ['zh', 'en']) {
  test(`the sheet in ${lang} counts every published size by its preset`, async ({ page }) => {
    await page.goto(`${base}${lang}/reference/`)
    await awake(page)
    const total = page.locator('section').last().locator('[data-parameters]')
    for (const [name, parameters] of [
      ['H/14', '632,045,800'],
      ['B/16', '86,567,656'],
      ['Ti/16', '5,717,416'],
    ]) {
      await page.getByRole('button', { name }).click()
      await expect(total).toHaveText(parameters)
    }
  })

  test(`the sheet in ${lang} says where PyTorch stops`, async ({ page }) => {
    await page.goto(`${base}${lang}/reference/?heads=5&v=1`)
    await expect(page.locator('.stopped')).toContainText("shape '[1, 197, 5, 38]' is invalid")
  })
}

test('printed, the sheet is one page of tables and nothing else', async ({ page }) => {
  await page.goto(`${base}en/reference/`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.settings')).toBeHidden()
  await expect(page.locator('.mast')).toBeHidden()
  await expect(page.locator('.sheets section')).toHaveCount(6)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
