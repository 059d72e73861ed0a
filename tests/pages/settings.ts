import { expect, type Page } from '@playwright/test'

/** Wait until the figures that wake with the page have done so. */
export const awake = (page: Page) =>
  expect(page.locator('astro-island[ssr][client="load"]')).toHaveCount(0)

/** Move a slider as a reader would who types a value with the keyboard. */
export const set = (page: Page, setting: string, value: number) =>
  page.locator(`[data-setting="${setting}"]`).fill(String(value))
