import type { Page } from '@playwright/test'

/** Wait until everything in sight is alive. */
export const awake = (page: Page) =>
  page.waitForFunction(() => {
    const inSight = (child: Element) => {
      const { top, bottom } = child.getBoundingClientRect()
      return child.checkVisibility() && bottom > innerHeight / 4 && top < (3 * innerHeight) / 4
    }
    const asleep = [...document.querySelectorAll('astro-island[ssr]')]
    return !asleep.some((island) => [...island.children].some(inSight))
  })

/** Move a slider as a reader would who types a value with the keyboard. */
export const set = (page: Page, setting: string, value: number) =>
  page.locator(`[data-setting="${setting}"]`).fill(String(value))

/**
 * The languages to try a figure in. It does the same in both, and `links.spec.ts` holds their pages together: one is
 * enough for every day, and `BOTH_LANGUAGES=1` tries the other, too.
 */
export const tried = (lang: 'zh' | 'en') => (process.env.BOTH_LANGUAGES ? ['zh', 'en'] : [lang])
