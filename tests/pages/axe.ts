import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with a page, as it stands, as sentences. */
export async function barriers(page: Page, scheme: 'light' | 'dark' = 'light'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme })
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  if (scheme === 'light') axe.withTags(accessibility)
  else axe.withRules(['color-contrast', 'link-in-text-block']) // nothing else depends on colours
  // Our frames hold nothing to see; for others axe would open another page and carry all results there.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${scheme}, ${id}: ${help} ${target} ${html.slice(0, 200)}`),
  )
}
