import type { Page } from '@playwright/test'

/** From the next page on, add up how far things move by themselves: all, or those in what is so selected. */
export const watchShifts = (page: Page, within?: string) => page.addInitScript(watch, within)

export const shiftOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { shift: number }).shift)

function watch(within?: string) {
  const seen = window as unknown as { shift: number }
  seen.shift = 0
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as LayoutShift[])
      if (!within || sources.some(({ node }) => node?.parentElement?.closest(within)))
        seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
}
interface LayoutShift {
  value: number
  sources: { node: Node | null }[]
}
