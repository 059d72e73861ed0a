import { expect, type Page } from '@playwright/test'
import { base } from './dist'

/** Open a page and bring every figure into sight, so that it wakes. */
export async function openFigures(page: Page, address: string) {
  await page.goto(`${base}${address}`)
  for (const figure of await page.locator('[data-figure]').all()) {
    await figure.scrollIntoViewIfNeeded()
    await expect(figure.locator('astro-island[ssr]')).toHaveCount(0)
  }
}
