import { barriers } from './axe'
import { listen } from './complaints'
import { base, samplePages } from './dist'
import { walk } from './keys'
import { expect, type Page, test } from './test'

const pages = samplePages()

test('the build has pages', () => {
  expect(pages.length).toBeGreaterThan(0)
})

for (const { path } of pages) {
  test(`${path} loads in silence, is open to everyone, light and dark, narrow, and by keyboard`, async ({
    page,
    baseURL,
  }) => {
    test.slow()
    const complaints = await listen(page, `${baseURL}`)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(path)
    await wakeEveryIsland(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      complaints.push(...(await barriers(page, colorScheme)))
    }
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      for (const html of await page.evaluate(cutOff)) complaints.push(`${width}, cut off: ${html}`)
    }
    // Both languages have the same controls; a test in links.spec.ts holds them to it.
    if (!path.startsWith(`${base}en/`)) complaints.push(...(await walk(page)))
    expect(complaints).toEqual([])
  })
}

/** What reaches over the page's edge, where it is clipped, and stands in no box that scrolls. */
function cutOff(): string[] {
  const scrolls = ({ parentElement: box }: Element): boolean =>
    box !== null &&
    !box.matches('html, body, main') &&
    (getComputedStyle(box).overflowX !== 'visible' || scrolls(box))
  const reachesOver = (element: Element) => {
    const { width, right } = element.getBoundingClientRect()
    return width > 1 && right > innerWidth + 1 && element.checkVisibility() && !scrolls(element)
  }
  return [...document.querySelectorAll('body *')]
    .filter(reachesOver)
    .map(({ outerHTML }) => outerHTML.slice(0, 200))
}

/** Scroll to the end and back, until every island in sight is alive and nothing is on its way. */
async function wakeEveryIsland(page: Page) {
  await page.mouse.move(1, 1) // a reader is there
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
  await page.waitForLoadState('networkidle')
}
