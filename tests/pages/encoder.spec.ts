import { base } from './dist'
import { set } from './settings'
import { expect, type Page, test } from './test'

const open = (page: Page, lang: string, query = '') =>
  page.goto(`${base}${lang}/learn/encoder/${query}`)

/** Few patches, few numbers: the same lesson, sooner. */
const small = '?image=64&dim=24&depth=3&mlp=36&v=1'

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })

for (const [lang, names] of Object.entries({
  zh: ['优化器看得见什么', '词元穿过各层', '逐层逐头的注意力', '注意力展开'],
  en: [
    'What the optimizer sees',
    'Tokens through the layers',
    'Attention by layer and head',
    'Attention rollout',
  ],
})) {
  const [holders, depth, attention, rollout] = names

  test.describe(`the encoder in ${lang}`, () => {
    test('depth adds rows and leaves the shape alone', async ({ page }) => {
      await open(page, lang)
      const blocks = page.locator('.trace > [data-op="TransformerEncoderBlock"]')
      await expect(blocks).toHaveCount(6)
      await expect(blocks.last().locator('[data-shapes]')).toContainText('→ (2, 197, 60)')
      await set(page, 'depth', 2)
      await expect(blocks).toHaveCount(2)
      await expect(blocks.last()).toContainText('layers.1')
      await set(page, 'patchSize', 32)
      await expect(blocks.last().locator('[data-shapes]')).toContainText('→ (2, 50, 60)')
      await set(page, 'depth', 0)
      await expect(blocks).toHaveCount(0)
      await expect(page.locator('[data-advice="noLayers"]')).toBeVisible()
      await expect(page.locator('.trace > [data-op="layer_norm"]')).toHaveCount(1)
    })

    test('a plain list hides the layers from the optimizer', async ({ page }) => {
      await open(page, lang, small)
      const seen = figure(page, holders)
      await seen.scrollIntoViewIfNeeded()
      const [list, plain] = [seen.locator('[data-way]').first(), seen.locator('[data-way]').last()]
      await expect(list.locator('[data-parameters]')).toContainText('50', { timeout: 30_000 })
      await expect(plain.locator('[data-parameters]')).toContainText('48', { timeout: 30_000 })
      await expect(list.locator('tbody .no')).toHaveCount(0)
      await expect(plain.locator('tbody .no')).toHaveCount(3)
      await expect(seen.locator('[data-difference]')).toContainText(/\b0\b/)
      await seen.getByRole('button', { name: 'deepcopy' }).click()
      await expect(seen.locator('[data-way="copies"] tbody tr')).toHaveCount(4, { timeout: 30_000 })
      const starts = await seen.locator('[data-way="copies"] td:nth-child(2)').allTextContents()
      expect(new Set(starts.slice(0, 3)).size).toBe(1)
    })

    test('the slider walks from the tokens coming in to the norm', async ({ page }) => {
      await open(page, lang, small)
      const walk = figure(page, depth)
      await walk.scrollIntoViewIfNeeded()
      const now = walk.locator('[data-now]')
      await expect(now).toContainText(/\d\.\d{3}/, { timeout: 30_000 })
      const before = await now.textContent()
      await walk.getByRole('slider').focus()
      await page.keyboard.press('End')
      await expect(walk.locator('output')).toHaveText('norm')
      await expect(now).toContainText('4.899') // √24
      expect(await now.textContent()).not.toBe(before)
      await walk.locator('.map').focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await expect(walk.locator('[data-pair]')).toContainText(/0\.\d{3}/)
    })

    test('a token and a map are chosen by pointer and by keyboard', async ({ page }) => {
      await open(page, lang, small)
      const maps = figure(page, attention)
      await maps.scrollIntoViewIfNeeded()
      const chosen = maps.locator('[data-map]')
      await expect(chosen).toContainText('layers.0', { timeout: 30_000 })
      await maps.locator('.map').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(chosen).toContainText(/layers\.2.* 1/)
      await maps.locator('.map').click({ position: { x: 10, y: 10 } })
      await expect(chosen).toContainText(/layers\.0.* 0/)
      await maps.locator('.tokens').focus()
      await page.keyboard.press('Home')
      await expect(chosen).toContainText(lang === 'zh' ? '类别词元' : 'class token')
    })

    test('rollout follows its layer, and the token chosen elsewhere', async ({ page }) => {
      await open(page, lang, small)
      const flow = figure(page, rollout)
      await flow.scrollIntoViewIfNeeded()
      await expect(flow.locator('output')).toHaveText('layers.2', { timeout: 30_000 })
      const says = flow.locator('[data-rollout]')
      const own = async () => Number((await says.textContent())?.match(/([\d.]+) ?%/)?.[1])
      const deep = await own()
      await flow.getByRole('slider').focus()
      await page.keyboard.press('Home')
      await expect(flow.locator('output')).toHaveText('layers.0')
      expect(await own()).toBeGreaterThan(deep)
      await flow.locator('.tokens').first().focus()
      await page.keyboard.press('Home')
      await expect(says).toContainText(lang === 'zh' ? '类别词元' : 'class token')
    })
  })
}

test('heads that do not divide stop inside layers.0, and the error points at the loop', async ({
  page,
}) => {
  await open(page, 'en', '?heads=5&dim=48&v=1')
  const stopped = page.locator('[data-op="error"]')
  await expect(stopped).toContainText('is invalid for input of size')
  await expect(stopped).toHaveAttribute('data-line', 'call')
})

test('the numbers equal PyTorch’s', async ({ page }) => {
  await open(page, 'en', small)
  const badge = page.locator('.badge')
  await badge.scrollIntoViewIfNeeded()
  await expect(badge).toHaveAttribute('data-difference', /e-|^0/, { timeout: 30_000 })
  expect(Number(await badge.getAttribute('data-difference'))).toBeLessThan(1e-5)
})
