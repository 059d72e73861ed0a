import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { listen } from './complaints'
import { htmlFiles } from './dist'

const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const pages = htmlFiles().filter((file) => file.isPage)

test('the build has pages', () => {
  expect(pages.length).toBeGreaterThan(0)
})

for (const { path } of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} in ${colorScheme} loads in silence and is open to everyone`, async ({
      page,
      baseURL,
    }) => {
      const complaints = await listen(page, `${baseURL}`)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(path, { waitUntil: 'networkidle' })
      await wakeEveryIsland(page)
      const { violations } = await new AxeBuilder({ page }).withTags(accessibility).analyze()
      for (const { id, help, nodes } of violations) {
        for (const { html, target } of nodes)
          complaints.push(`${id}: ${help} ${target} ${html.slice(0, 200)}`)
      }
      expect(complaints).toEqual([])
    })
  }
}

/** Scroll to the end and back, until every island in sight is alive. */
async function wakeEveryIsland(page: Page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y)
      // Observers look once a frame, however long a busy machine takes for one.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
    scrollTo(0, 0)
  })
  await page.waitForFunction(() => {
    const asleep = document.querySelectorAll('astro-island[ssr]:not([client=media], [client=only])')
    const inSight = (island: Element) =>
      [...island.children].some((child) => child.checkVisibility())
    return ![...asleep].some(inSight)
  })
  await page.waitForTimeout(300) // what they draw, and what they ask the host for
}
