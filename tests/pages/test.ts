import { test as base, type Page } from '@playwright/test'

export { expect, type Locator, type Page } from '@playwright/test'

/**
 * Playwright's `test`, with a page that goes on being drawn. On busy cores headless Chromium (150) now and then gives a
 * page no more frames: its scripts run on, but a click, an observer, a screenshot wait without end. Only another page
 * that comes in front of it and goes again wakes it.
 */
export const test = base.extend({
  page: async ({ page }, use) => {
    const watch = setInterval(() => wake(page).catch(() => {}), 5000) // the test may end meanwhile
    await use(page)
    clearInterval(watch)
  },
})

async function wake(page: Page) {
  if (await page.evaluate(isDrawn)) return
  const other = await page.context().newPage()
  await other.close()
}

/** Does a frame come within four seconds? */
const isDrawn = () =>
  new Promise<boolean>((resolve) => {
    requestAnimationFrame(() => resolve(true))
    setTimeout(resolve, 4000, false)
  })
