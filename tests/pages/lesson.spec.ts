import { base } from './dist'
import { awake, set, tried } from './settings'
import { expect, type Page, test } from './test'

const address = (lang: string, query = '') => `${base}${lang}/learn/patch-embedding/${query}`

async function open(page: Page, lang: string, query = '') {
  await page.goto(address(lang, query))
  await awake(page)
}

const shapeOf = (page: Page, op: string) => page.locator(`[data-op="${op}"] [data-shapes]`)

for (const lang of tried('en')) {
  test.describe(`the first lesson in ${lang}`, () => {
    test('every slider rebuilds the model and the shapes follow', async ({ page }) => {
      await open(page, lang)
      await expect(shapeOf(page, 'conv2d')).toContainText('→ (2, 192, 14, 14)')
      await set(page, 'patchSize', 32)
      await expect(shapeOf(page, 'conv2d')).toContainText('→ (2, 192, 7, 7)')
      await set(page, 'embedDim', 96)
      await expect(shapeOf(page, 'reshape')).toContainText('→ (2, 49, 96)')
      await set(page, 'batch', 3)
      await expect(shapeOf(page, 'expand')).toContainText('→ (3, 1, 96)')
      await set(page, 'imageSize', 128)
      await expect(shapeOf(page, 'add')).toContainText('→ (3, 17, 96)')
      await set(page, 'width', 96)
      await expect(shapeOf(page, 'permute')).toContainText('→ (3, 4, 3, 96)')
      await set(page, 'height', 64)
      await expect(shapeOf(page, 'cat')).toContainText('→ (3, 7, 96)')
      await page.getByRole('radio', { name: /^1/ }).first().check()
      await expect(shapeOf(page, 'conv2d')).toContainText('(3, 1, 64, 96)')
      await expect(page).toHaveURL(
        /\?image=128&patch=32&dim=96&batch=3&height=64&width=96&channels=1&v=1$/,
      )
    })

    test('a link reproduces the page', async ({ page }) => {
      await open(page, lang, '?patch=28&dim=64&photo=rocket&v=1')
      await expect(shapeOf(page, 'reshape')).toContainText('→ (2, 64, 64)')
      await expect(page.locator('input[name="photo"]').nth(3)).toBeChecked()
    })

    test('an image larger than image_size shows PyTorch’s error and help in the page’s language', async ({
      page,
    }) => {
      await open(page, lang, '?height=256&width=256&v=1')
      const stopped = page.locator('[data-op="error"]')
      await expect(stopped).toContainText(
        'The size of tensor a (257) must match the size of tensor b (197) at non-singleton dimension 1',
      )
      await expect(stopped).toContainText(lang === 'zh' ? '无法广播' : 'cannot broadcast')
    })

    test('a patch of 5 says which pixels are never seen', async ({ page }) => {
      await open(page, lang, '?patch=5&v=1')
      await expect(page.locator('[data-advice="unseen"]')).toContainText('44 × 44')
    })

    test('without JavaScript the page still reads, trace included', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(address(lang))
      await expect(shapeOf(page, 'add')).toContainText('→ (2, 197, 192)')
      await expect(page.locator('.katex').first()).toBeVisible()
      await context.close()
    })
  })
}

test('WebGPU computes the numbers when asked, and they equal PyTorch’s', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page, 'en', '?device=webgpu&image=64&patch=16&dim=16&batch=1&v=1')
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-device', 'webgpu', { timeout: 60_000 })
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, { timeout: 60_000 })
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
  await page.locator('[data-op="add"] button').click()
  await expect(page.locator('[data-statistic="std"]')).toContainText(/\d/, { timeout: 60_000 })
})

test('without WebGPU the lesson runs on wasm, says so, and the numbers equal PyTorch’s', async ({
  page,
}) => {
  await open(page, 'zh')
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-device', 'wasm', { timeout: 30_000 })
  await expect(badge).toContainText('WebAssembly')
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, { timeout: 30_000 })
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})

test('the keyboard alone reaches a number, a patch and the wrong line', async ({ page }) => {
  await open(page, 'en', '?image=64&dim=16&v=1')
  await page.locator('[data-op="conv2d"] button').focus()
  await page.keyboard.press('Enter')
  const cell = page.locator('[data-op="conv2d"] [data-cell]')
  await expect(cell).toContainText('[0, 0, 0, 0]', { timeout: 30_000 })
  await page.locator('[data-op="conv2d"] .map').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cell).toContainText('[0, 0, 1, 1] =')

  const finding = page.locator('[data-finding]')
  await page.locator('.bar').scrollIntoViewIfNeeded()
  await expect(finding).toContainText('all 16 channels', { timeout: 30_000 })
  await page.getByRole('button', { name: 'wrong x.reshape(b, h*w, d)' }).focus()
  await page.keyboard.press('Enter')
  await expect(finding).toContainText('1 channel')
  await page.locator('.lanes .map').first().focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.lanes .st').nth(1)).toContainText('x[1, 2, 3]')
})

test('pointing at a line lights its twin, formula, row and picture', async ({ page }) => {
  await open(page, 'en')
  await page.locator('.twin [data-line="embed"]').focus()
  const lit = page.locator('[data-line][data-on]')
  await expect(lit.first()).toBeVisible()
  const kinds = await lit.evaluateAll((all) =>
    all.map((e) => e.className.split(' ')[0] || e.tagName),
  )
  expect(kinds).toEqual(expect.arrayContaining(['row', 'formula', 'step', 'picture']))
})

test('a file that is no image leaves the photo as it was, and says so', async ({ page }) => {
  await open(page, 'en')
  await page.locator('input[type="file"]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('not an image'),
  })
  await expect(page.getByRole('alert')).toContainText('could not be read')
  await expect(page.locator('input[name="photo"]').first()).toBeChecked()
})
