import { base } from './dist'
import { expect, test } from './test'

const lesson = (lang: string) => `${base}${lang}/learn/patch-embedding/`

for (const [lang, queries] of Object.entries({
  zh: {
    多头自注意力: 'multi-head-self-attention',
    层归一化: 'encoder-block',
    类别词元: 'patch-embedding',
    图像块嵌入: 'patch-embedding',
    permute: 'patch-embedding',
  },
  en: {
    'layer normalization': 'encoder-block',
    'class token': 'patch-embedding',
    permute: 'patch-embedding',
  },
})) {
  test(`searching in ${lang} finds words and terms, by keyboard`, async ({ page }) => {
    await page.goto(`${base}${lang}/`)
    for (const [query, slug] of Object.entries(queries)) {
      await page.keyboard.press('/') // the last question is selected now
      await page.keyboard.type(query)
      await expect(page.locator(`dialog a[href*="/${lang}/learn/${slug}/"]`)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.locator('dialog')).toBeHidden()
    }
  })
}

test('Enter opens the first result, even before it is there; the arrows lead to the others and back', async ({
  page,
}) => {
  await page.goto(`${base}en/`)
  const box = page.locator('#search input')
  const hits = page.locator('#search li a')
  await page.keyboard.press('/')
  await page.keyboard.type('permute')
  await expect(hits.nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(hits.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(box).toBeFocused()
  await box.fill('class token')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/glossary|learn/)
})

test('asked again at once, what is typed takes the place of the last question', async ({
  page,
}) => {
  await page.goto(`${base}en/`)
  const box = page.locator('#search input')
  await page.keyboard.press('/')
  await box.fill('permute')
  await box.evaluate((box) => {
    box.closest('dialog')?.close() // and no frame passes before the next key
    box.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
    document.execCommand('insertText', false, 'softmax') // as typed: keys of no length may miss a box that opens
  })
  await expect(box).toHaveValue('softmax')
})

test('what one knows by heart is kept on the device, and travels as a file', async ({ page }) => {
  await page.goto(lesson('en'))
  const boxes = page.locator('.checklist input')
  await boxes.first().check()
  await page.goto(`${base}en/`)
  await page.locator('[data-state="patch-embedding"]').scrollIntoViewIfNeeded()
  await expect(page.locator('[data-state="patch-embedding"]')).toContainText('1 of')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save my progress' }).click(),
  ])
  const saved = await file.path()
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.locator('[data-state="patch-embedding"]').scrollIntoViewIfNeeded()
  await expect(page.locator('[data-state="patch-embedding"]')).toHaveText('')
  await page.getByLabel(/Load it from a file|从文件读取/).setInputFiles(saved)
  await expect(page.locator('[data-state="patch-embedding"]')).toContainText('1 of')
})

test('a file that holds no progress changes nothing, and says so', async ({ page }) => {
  await page.goto(`${base}zh/`)
  await page.getByLabel(/Load it from a file|从文件读取/).setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version":9}'),
  })
  await expect(page.locator('div.file [aria-live]')).toContainText('没有本站的进度')
})

test('a term explains itself when it has the focus', async ({ page }) => {
  await page.goto(lesson('zh'))
  const term = page.locator('.term').first()
  await expect(term.locator('.card')).toBeHidden()
  await term.locator('a').focus()
  await expect(term.locator('.card')).toBeVisible()
  await expect(term.locator('.card')).toContainText('token')
})

test('the forward pass steps line by line, and each shape is said in words', async ({ page }) => {
  await page.goto(lesson('en'))
  const next = page.getByRole('button', { name: 'Next', exact: true })
  const spoken = page.locator('[data-spoken]')
  await next.click()
  await expect(spoken).toContainText('conv2d: (2, 3, 224, 224) → (2, 192, 14, 14)')
  await next.click()
  await expect(spoken).toContainText('permute: (2, 192, 14, 14) → (2, 14, 14, 192)')
  await expect(page.locator('.trace li.current')).toHaveAttribute('data-op', 'permute')
  await expect(page.locator('.twin [data-line="flatten"]')).toHaveAttribute('data-on', '')
})
