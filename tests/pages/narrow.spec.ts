import { expect, test } from '@playwright/test'
import { htmlFiles } from './dist'

for (const width of [390, 320]) {
  for (const { path } of htmlFiles().filter(({ isPage }) => isPage)) {
    test(`${path} fits a screen ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      const reach = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(reach).toBeLessThanOrEqual(width)
    })
  }
}
