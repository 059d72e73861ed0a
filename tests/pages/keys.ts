import { expect, type Locator, type Page } from '@playwright/test'
import { awake } from './settings'

/** Where the focus is: by its role and name as a screen reader says them, and what is wrong with it; null outside the page. */
async function focus(page: Page, again = true): Promise<{ name: string; wrong: string[] } | null> {
  const wrong = await page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const found: string[] = []
    const label = element.closest('label')
    const ringed = [element, ...(label ? [label, ...label.querySelectorAll('*')] : [])]
    if (!ringed.some((part) => getComputedStyle(part).outlineStyle !== 'none'))
      found.push('no ring')
    const box = element.getBoundingClientRect()
    // Of what is longer than the window, the part in it.
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)]
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)]
    const parts = [0.05, 0.5, 0.95]
    const hit = (x: number, y: number) =>
      document.elementFromPoint(left + x * (right - left), top + y * (bottom - top))
    const shows = (at: Element | null) => element.contains(at) || label?.contains(at) || at?.contains(element) // biome-ignore format: one thought
    if (!parts.some((x) => parts.some((y) => shows(hit(x, y))))) found.push('hidden')
    if ((element as HTMLElement).tabIndex > 0) found.push('out of order')
    return found
  })
  if (!wrong) return null
  const [said] = (await page.locator(':focus').ariaSnapshot()).split('\n')
  if (!said && again) return focus(page, false) // an editor has just taken the place of the plain box
  const name = said.replace(/^- '?/, '')
  if (!/^(text: |\w+ ")./.test(name)) wrong.push('no name') // a summary is said as its text
  return { name, wrong }
}

/** Press Tab until the focus is on what is so called; every stop on the way has a name, a ring, and can be seen. */
export async function tabTo(page: Page, wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const passed: string[] = []
  while (passed.length < 150) {
    await page.keyboard.press(key)
    const now = await focus(page)
    expect(now, `${wanted} is not among ${passed.join('; ')}`).not.toBeNull()
    if (!now) return
    expect(now.wrong, now.name).toEqual([])
    if (typeof wanted === 'string' ? now.name.includes(wanted) : wanted.test(now.name)) return
    passed.push(now.name)
  }
  throw new Error(`${wanted} is not among ${passed.join('; ')}`)
}

export const backTo = (page: Page, wanted: string | RegExp) => tabTo(page, wanted, 'Shift+Tab')

/** Read on, which scrolls, until something is there and in sight. */
export async function readTo(page: Page, place: Locator) {
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(place).toBeInViewport({ timeout: 100 })
  }).toPass({ intervals: [0] })
}

/** Go to the editor of a page; the plain box before it must not be swapped for it on the way. */
export async function toEditor(page: Page) {
  await expect(async () => {
    await page.keyboard.press('Shift') // any key says that somebody is there
    await expect(page.locator('[data-editor="ready"]')).toBeAttached({ timeout: 500 })
  }).toPass()
  await tabTo(page, 'textbox')
  await expect(page.locator('.cm-content')).toBeFocused()
}

/** Press keys one after the other. */
export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

/** What is wrong on the way through the page and out of it, with Tab alone. */
export async function walk(page: Page): Promise<string[]> {
  const complaints: string[] = []
  for (let stops = 0; stops < 300; stops++) {
    await page.keyboard.press('Tab')
    const now = await focus(page)
    if (!now) return complaints
    complaints.push(...now.wrong.map((what) => `${what}: ${now.name}`))
  }
  return [...complaints, 'Tab does not lead out of the page']
}

/** Open a page at its top, with nothing in focus. */
export async function start(page: Page, address: string) {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  page.on('filechooser', () => {}) // heard from the first key on
  await page.goto(address)
  await awake(page)
}
