import { listen } from './complaints'
import { base } from './dist'
import { expect, type Page, test } from './test'

/** Open a page whose figures stay asleep until they are called. */
async function openAsleep(page: Page, path: string) {
  let call = () => {}
  const called = new Promise<void>((resolve) => {
    call = resolve
  })
  await page.route(/_astro\/.*\.js$/, async (route) => {
    await called
    await route.continue()
  })
  await page.goto(`${base}${path}`, { waitUntil: 'commit' })
  return async () => {
    await expect(page.locator('astro-island[ssr]')).not.toHaveCount(0)
    call()
  }
}

test('what a reader does before the figures wake is done once they have', async ({ page }) => {
  const wake = await openAsleep(page, 'en/learn/patch-embedding/?dim=64&channels=1&v=1')
  await page.locator('[data-setting="embedDim"]').fill('48')
  await page.locator('[data-setting="batch"]').press('ArrowRight')
  await page.locator('input[name="photo"]').nth(1).check()
  await page.locator('.picture').press('ArrowRight')
  await page.locator('[data-op="conv2d"] > button').click()
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await wake()
  await expect(page.locator('[data-op="conv2d"] [data-shapes]')).toContainText('→ (3, 48, 14, 14)')
  await expect(page.locator('[data-op="conv2d"] > button')).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator('[data-spoken]')).toContainText('conv2d')
  await expect(page.locator('[data-patch]')).toContainText('row 4, column 5')
  await expect(page.locator('input[name="photo"]').nth(1)).toBeChecked()
  await expect(page).toHaveURL(/dim=48&batch=3&channels=1.*photo=coffee/)
})

test('a call typed and run on a bench that sleeps runs when it wakes', async ({
  page,
  baseURL,
}) => {
  const complaints = await listen(page, `${baseURL}`)
  const wake = await openAsleep(page, 'zh/learn/shapes/')
  const bench = page.locator('figure').first()
  await bench.getByRole('combobox').selectOption('transpose')
  await bench.getByRole('textbox').fill('0, 1')
  await bench.getByRole('textbox').press('Enter')
  await wake()
  await expect(page.locator('[data-step="3"] [data-fact="shape"] dd')).toContainText('→ (4, 6)')
  expect(complaints).toEqual([])
})

test('a file chosen before the page wakes is read once it has', async ({ page }) => {
  const wake = await openAsleep(page, 'en/')
  await page.getByLabel('Load it from a file').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version":9}'),
  })
  await wake()
  await expect(page.locator('div.file [aria-live]')).toContainText('no progress')
})
