import { base } from './dist'
import { tried } from './settings'
import { expect, type Page, test } from './test'

async function open(page: Page, lang: string, query = '') {
  await page.goto(`${base}${lang}/learn/shapes/${query}`)
  await awake(page, 'figure')
}

/** An island wakes when it comes into sight. */
async function awake(page: Page, part: string) {
  const island = page.locator(`astro-island:has(${part}), ${part} astro-island`).first()
  await page.locator(part).first().scrollIntoViewIfNeeded()
  await expect(island).not.toHaveAttribute('ssr', '')
}

const step = (page: Page, index: number) => page.locator(`[data-step="${index}"]`)
const fact = (page: Page, index: number, name: string) =>
  step(page, index).locator(`[data-fact="${name}"] dd`)
const run = (page: Page) => page.getByRole('button', { name: /^(Run|执行)$/ })
const bench = (page: Page) => page.locator('figure').first()

/** Put one more call on the bench, as a reader with a keyboard would. */
async function call(page: Page, op: string, args?: string) {
  await bench(page).getByRole('combobox').selectOption(op)
  if (args !== undefined) await bench(page).getByRole('textbox').fill(args)
  await run(page).click()
}

for (const lang of tried('en')) {
  test.describe(`the bench in ${lang}`, () => {
    test('operations are chained by hand, and each step says what PyTorch says', async ({
      page,
    }) => {
      await open(page, lang, '?t=2.3.4&ops=&v=1')
      await expect(fact(page, 0, 'strides')).toContainText('(12, 4, 1)')
      await call(page, 'transpose', '1, 2')
      await expect(fact(page, 1, 'shape')).toContainText('→ (2, 4, 3)')
      await expect(fact(page, 1, 'strides')).toContainText('→ (12, 1, 4)')
      await call(page, 'reshape', '２，−1')
      await expect(fact(page, 2, 'shape')).toContainText('→ (2, 12)')
      await expect(fact(page, 2, 'memory')).toContainText('B')
      await expect(bench(page).locator('[data-agrees]')).toHaveAttribute('data-agrees', 'true', {
        timeout: 20_000,
      })
      await expect(page).toHaveURL(/\?t=2\.3\.4&ops=transpose\.1\.2_reshape\.2\.-1&v=1$/)
    })

    test('a wrong call shows PyTorch’s error and help in the page’s language, and nothing is lost', async ({
      page,
    }) => {
      await open(page, lang)
      await bench(page).locator('[data-ready="view"]').click()
      const stopped = bench(page).locator('[data-op="error"]')
      await expect(stopped).toContainText(
        "view size is not compatible with input tensor's size and stride",
      )
      await expect(stopped).toContainText(lang === 'zh' ? 'view 只换读法' : 'view only changes how')
      await expect(fact(page, 1, 'contiguous')).toContainText(lang === 'zh' ? '否' : 'no')
      // what failed stands in the form; another operation takes the same arguments
      await expect(bench(page).getByRole('textbox')).toHaveValue('2, 12')
      await bench(page).getByRole('combobox').selectOption('reshape')
      await expect(bench(page).getByRole('textbox')).toHaveValue('2, 12')
      await run(page).click()
      await expect(stopped).toHaveCount(0)
      await expect(fact(page, 2, 'shape')).toContainText('→ (2, 12)')
      await page.getByRole('button', { name: lang === 'zh' ? '撤销' : 'Undo' }).click()
      await expect(stopped).toBeVisible()
    })

    test('arguments that cannot be read stay, and say what is wanted', async ({ page }) => {
      await open(page, lang)
      await call(page, 'transpose', 'one')
      await expect(bench(page).getByRole('alert')).toContainText(
        lang === 'zh' ? '整数' : 'Whole numbers',
      )
      await expect(bench(page).getByRole('textbox')).toHaveValue('one')
    })
  })
}

test('sliders change the tensor; calls that no longer fit wait until they do', async ({ page }) => {
  await open(page, 'en')
  await bench(page).locator('[data-size="0"]').fill('5')
  await expect(bench(page).locator('[data-op="error"]')).toContainText(
    "shape '[6, 4]' is invalid for input of size 30",
  )
  await bench(page).locator('[data-size="0"]').fill('4')
  await expect(fact(page, 2, 'shape')).toContainText('→ (6, 4)')
})

test('the keyboard follows one number through every step, down to its address', async ({
  page,
}) => {
  await open(page, 'en')
  const cells = step(page, 0).locator('.cells')
  await cells.focus()
  await page.keyboard.press('ArrowRight')
  const address = (index: number) => step(page, index).locator('[data-address]')
  await expect(address(0)).toContainText('x[1, 0, 2] = 8')
  await expect(address(0)).toContainText('1·6 + 0·3 + 2·1 = 8')
  await expect(address(1)).toContainText('x[0, 2, 1] = 8')
  await expect(address(2)).toContainText('x[2, 1] = 8')
  await page.keyboard.press('PageDown')
  await expect(address(2)).toContainText('x[2, 2] = 14')
})

test('the pointer picks a cell', async ({ page }) => {
  await open(page, 'en')
  await step(page, 2).locator('.cells [data-flat="23"]').hover()
  await expect(step(page, 0).locator('[data-address]')).toContainText('x[3, 1, 2] = 23')
})

test('a link of nonsense opens the first bench', async ({ page }) => {
  await open(page, 'en', '?t=99.x&ops=explode.1')
  await expect(fact(page, 2, 'shape')).toContainText('(6, 4)')
})

test('without JavaScript the chain, its numbers and the answers can be read', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${base}en/learn/shapes/`)
  await expect(fact(page, 1, 'strides')).toContainText('(3, 1, 6)')
  await expect(step(page, 2).locator('.cells text').nth(1)).toHaveText('6')
  expect(await page.content()).toContain('(b, nh, l, hd) = (2, 4, 17, 6)') // in a noscript
  await context.close()
})

for (const lang of tried('en')) {
  test(`a question in ${lang} is judged, explained, and need not be answered`, async ({ page }) => {
    await open(page, lang)
    const asked = page.locator('#heads')
    await awake(page, '#heads')
    const answer = asked.getByRole('textbox')
    const check = asked.getByRole('button').first()
    await answer.fill('（ｂ，ｎｈ，ｈｄ，ｌ）')
    await check.click()
    await expect(asked.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'order')
    await expect(asked.locator('[data-truth]')).toHaveCount(0)
    await answer.fill('2×4×17×6')
    await answer.press('Enter')
    await expect(asked.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'right')
    await expect(asked.locator('[data-truth]')).toContainText('(2, 4, 17, 6)')
    await expect(asked).toContainText(lang === 'zh' ? '就这样分头' : 'splits its heads')

    const other = page.locator('#both')
    await awake(page, '#both')
    await other.getByRole('button').last().click()
    await expect(other.locator('[data-truth]')).toContainText('(2, 17, 24)')
  })
}

test('the drill goes on from question to question', async ({ page }) => {
  await open(page, 'en')
  const drill = page.locator('.drill')
  await awake(page, '.drill')
  await expect(drill).toContainText('Question 1')
  for (let n = 2; n <= 20; n++) {
    await drill.getByRole('button', { name: 'Show' }).click()
    await expect(drill.locator('[data-truth]')).toBeVisible()
    await drill.locator('[data-next]').click()
    await expect(drill).toContainText(`Question ${n}`)
  }
  await expect(drill).toContainText('0 of 19 without looking')
})
