import { listen } from './complaints'
import { openFigures } from './figures'
import { expect, type Page, test } from './test'

/** Everything the page shows as chosen, and what it says of it; which line is lit is the pointer's. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string, read: (element: Element) => unknown) =>
      [...document.querySelectorAll(`[data-figure] ${selector}`)].map(read)
    return {
      controls: of('input:not([type=file])', (e) => {
        const { type, value, checked } = e as HTMLInputElement
        return type === 'radio' ? checked : value
      }),
      pressed: of('[aria-pressed]', (e) => e.getAttribute('aria-pressed')),
      open: of('[aria-expanded]', (e) => e.getAttribute('aria-expanded')),
      said: of('[aria-live]:not(.figcap)', (e) => e.textContent?.trim()),
    }
  })

test('the address of lesson 1 brings back the patch, the step, an open row with its cell, the wrong line and the tear', async ({
  page,
}) => {
  await openFigures(page, 'en/learn/patch-embedding/?image=96&dim=16&photo=rocket')
  await page.getByRole('button', { name: 'Tear apart' }).click()
  await page.locator('.picture').first().focus()
  for (const key of ['ArrowDown', 'ArrowLeft']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'next', exact: false }).first().click()
  await page.locator('[data-op="permute"] > button').click()
  const cells = page.locator('[data-op="permute"] .map')
  await cells.focus()
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await page.locator('[data-op="permute"]').getByLabel('index along h').fill('2')
  await page.getByRole('button', { name: 'wrong x.reshape(b, h*w, d)' }).click()
  await page.getByLabel('channel', { exact: true }).fill('7')
  await expect(page).toHaveURL(/torn=1.*row1=1.*reshape=wrong.*channel=7/)
  await expect(page.locator('[data-finding]')).toContainText(/\d/)
  const there = await page.context().newPage()
  await openFigures(there, `en/learn/patch-embedding/${new URL(page.url()).search}`)
  await expect.poll(() => chosen(there)).toEqual(await chosen(page))
})

test('the address of lesson 2 brings back query, key, head, temperature and the heads’ wrong merge, in the other language too', async ({
  page,
}) => {
  const address =
    'learn/multi-head-self-attention/?image=80&query=8&key=3&head=2&channel=5&temperature=0.2&way=merge&reshape=wrong&merge=300&cut=6&v=1'
  await openFigures(page, `zh/${address}`)
  await expect(page.locator('[data-finding]')).toContainText(/\d/)
  await expect(page.locator('[data-reading]')).toContainText(/\d/)
  await expect(page.locator('[data-spread]')).toContainText(/\d/)
  await expect(page.locator('[data-temperature] + output')).toHaveText('0.2')
  const here = await chosen(page)
  await page.locator('.language').click()
  await expect(page).toHaveURL(/\/en\/learn/)
  const entries = (query: string) => Object.fromEntries(new URLSearchParams(query))
  expect(entries(new URL(page.url()).search)).toEqual(entries(address.split('?')[1]))
  await openFigures(page, page.url().slice(page.url().indexOf('/en/') + 1))
  const { controls, pressed } = here
  await expect.poll(() => chosen(page)).toMatchObject({ controls, pressed })
})

test('a link that makes no sense gives a page that does', async ({ page, baseURL }) => {
  const complaints = await listen(page, `${baseURL}`)
  const bad =
    'at=99999&cls=maybe&step=-3&row0=x&at0=1_2&map=9_9&place=99&beside=-1&upto=50&holder=nobody&depth=1e9&v=7'
  await openFigures(page, `en/learn/encoder/?image=64&${bad}`)
  await expect(page.locator('[data-map]')).toContainText('layers.9, head 2')
  await expect(page.locator('[data-rollout]')).toContainText(/\d/)
  expect(complaints).toEqual([])
})

test('the link is copied with the figure it was copied at; a photo of one’s own stays here, and the page says so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openFigures(page, 'en/learn/patch-embedding/')
  const photo = page.locator('[data-figure="photo"]')
  const copy = async () => {
    await photo.getByRole('button', { name: 'Copy link' }).click()
    await expect(photo.locator('.save [aria-live]')).toContainText('Copied')
    return page.evaluate(() => navigator.clipboard.readText())
  }
  await photo.locator('.picture').focus()
  await page.keyboard.press('ArrowDown')
  expect(await copy()).toMatch(/\?at=74&v=1#figure-photo$/)
  await photo.locator('input[type="file"]').setInputFiles('src/assets/photos/coffee.png')
  await expect(photo.locator('input[name="photo"]').last()).toBeChecked()
  expect(await copy()).toMatch(/\?at=74&v=1#figure-photo$/)
  await expect(photo.locator('.save [aria-live]')).toContainText('Your own photo stays')
})
