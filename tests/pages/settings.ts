import { expect, type Page } from '@playwright/test'

/** Move a slider as a reader would who types a value with the keyboard, once the strip is alive. */
export async function set(page: Page, setting: string, value: number) {
  await expect(page.locator('astro-island[ssr]:has([data-setting])')).toHaveCount(0)
  await page.locator(`[data-setting="${setting}"]`).fill(String(value))
}
