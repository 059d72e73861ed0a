import { readFileSync } from 'node:fs'
import { playgroundWords } from '../../src/lib/i18n/playground'
import { encodeAnswer } from '../../src/lib/practice/link'
import { readSafetensors } from '../../src/lib/torch/safetensors/read'
import { barriers } from './axe'
import { base } from './dist'
import { press, start, toEditor } from './keys'
import { expect, type Page, test } from './test'

test.setTimeout(180_000) // Python is large, and two shared cores can be slow

const post = readFileSync('content/original/vit.py', 'utf8')
const golden = 'vision-transformer'
const editor = (page: Page) => page.locator('.cm-content')
const failure = (page: Page) => page.locator('[data-failure]')
const long = { timeout: 120_000 }

/** As the goldens were made: every parameter drawn from one seed, then the input. */
const run = `
import torch
model = VisionTransformer(16, 3, 10, 4, 24, 2, 3, 40).eval()
torch.manual_seed(7)
for name, p in model.named_parameters():
    p.data = torch.randn(p.shape) * (0.3 if p.dim() > 1 else 0.5)
    if "norm" in name and name.endswith("weight"):
        p.data += 1.0
x = torch.randn(2, 3, 16, 16)
print([round(v, 6) for v in model(x).flatten().tolist()])
`

async function write(page: Page, program: string) {
  await press(page, 'Control+a')
  await page.keyboard.insertText(program)
}

test('the post’s file runs unchanged in the page: every operation with its shape, PyTorch’s numbers, and a broken line is explained', async ({
  page,
}) => {
  await start(page, `${base}zh/playground/`)
  await toEditor(page)
  await write(page, post + run)
  await press(page, 'Control+Enter')
  await expect(page.locator('[data-printed]')).toContainText(']', long)
  const ours = JSON.parse((await page.locator('[data-printed]').textContent()) ?? '')
  const { tensors } = readSafetensors(readFileSync(`tests/goldens/${golden}.safetensors`))
  const theirs = [...(tensors.get('output')?.data ?? [])]
  expect(ours).toHaveLength(theirs.length)
  for (const [i, value] of theirs.entries()) expect(ours[i]).toBeCloseTo(value, 4)

  await page.getByRole('button', { name: /^还有/ }).click()
  const inModel = page.locator('[data-step] td.module').filter({ hasText: /^(emb|trans|lin)/ })
  await expect(inModel).toHaveCount(65) // and one, `[:, 0]`, in the model itself
  const columns = () =>
    page.locator('[data-step="0"] td').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().x)) // biome-ignore format: one thought
  const before = await columns()
  await page.locator('[data-step="0"] [aria-expanded]').click()
  await expect(page.locator('tr.numbers')).toContainText(/\d/)
  expect(await columns()).toEqual(before)
  expect([...(await barriers(page)), ...(await barriers(page, 'dark'))]).toEqual([])

  const broken = post.replace('kernel_size', 'kernal_size')
  await editor(page).focus()
  await write(page, broken + run)
  await press(page, 'Control+Enter')
  await expect(failure(page)).toBeVisible(long)
  await expect(failure(page)).toContainText('kernal_size')
  expect(await barriers(page)).toEqual([])
  await failure(page).getByRole('button').press('Enter')
  await expect(page.locator('.cm-wrong')).toContainText('kernal_size')
})

test('a program without end is stopped at once, even before it begins, and the next one runs', async ({
  page,
}) => {
  const t = playgroundWords.en
  const stop = page.getByRole('button', { name: t.stop })
  const stopped = page.locator('[data-ending="stopped"]')
  const gate = Promise.withResolvers<void>()
  await page.route('**/pyodide.asm.*.wasm', (route) => gate.promise.then(() => route.continue()))
  await start(page, `${base}en/playground/`)
  await toEditor(page)
  await write(page, 'print("begun")\nwhile True: pass')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.waitForTimeout(400) // sooner it is the second half of a double click
  await stop.click()
  await expect(stopped).toBeVisible({ timeout: 1000 })
  gate.resolve()
  await editor(page).focus()
  await press(page, 'Control+Enter')
  await expect(page.locator('[data-printed]')).toContainText('begun', long)
  await page.waitForTimeout(400)
  await stop.click()
  await expect(stopped).toBeVisible({ timeout: 1000 })
  await editor(page).focus()
  await write(page, 'import torch\nprint(torch.ones(2, 3).sum())')
  await press(page, 'Control+Enter')
  await expect(page.locator('[data-printed]')).toHaveText('tensor(6.)', long)
})

test('a flood of prints is ended in words, its last lines in sight; an example takes the place of it all, and gives it back', async ({
  page,
}) => {
  const t = playgroundWords.en
  const printed = page.locator('[data-printed]')
  const ending = page.locator('[data-ending]')
  await start(page, `${base}en/playground/`)
  await toEditor(page)
  await write(page, 'while True: print("x" * 1000)')
  await page.getByRole('button', { name: t.run }).dblclick()
  await expect(ending).toHaveText(t.ended(120)['too large'], long)
  await expect(page.getByText(t.earlier)).toBeVisible()
  const { length, below } = await printed.evaluate(
    ({ textContent, scrollHeight, scrollTop, clientHeight }) => ({
      length: textContent?.length,
      below: scrollHeight - scrollTop - clientHeight,
    }),
  )
  expect(length).toBeLessThanOrEqual(20_000)
  expect(below).toBeLessThan(2)

  await page.getByRole('button', { name: t.example.photo }).click()
  await expect(editor(page)).toContainText('import photo')
  await expect(printed.or(ending)).toHaveCount(0)
  await page.getByRole('button', { name: t.run }).click()
  const slider = page.getByRole('slider', { name: t.picture })
  await slider.press('Home', long)
  await expect(slider).toHaveAttribute('aria-valuetext', t.patch(1, 1))
  await slider.press('End')
  await expect(page.locator('[data-asks="63"]')).toBeVisible()

  await page.getByRole('button', { name: t.undo }).click()
  await expect(editor(page)).toHaveText('while True: print("x" * 1000)')
  await expect(slider).toHaveCount(0)
})

test('on a phone a long line breaks between words, and code stays where it stood before the editor came', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const line =
    '        self.patch_embedding=nn.Conv2d(in_channels,embed_dim,kernel_size=patch_size)'
  await page.goto(`${base}en/playground/#answer=${await encodeAnswer(`if True:\n${line}`)}`)
  const plain = page.getByRole('textbox')
  await expect(plain).toHaveValue(/self.patch_embedding/)
  const before = await plain.evaluate(
    (box) => box.getBoundingClientRect().x + Number.parseFloat(getComputedStyle(box).paddingLeft),
  )
  await page.keyboard.press('Shift')
  const words = page.locator('.cm-word')
  await expect(words.first()).toHaveText('        self.')
  const rows = await words.evaluateAll((all) =>
    all.map((word) => [...word.getClientRects()].map(({ y }) => y)),
  )
  expect(rows.filter(({ length }) => length > 1)).toEqual([])
  expect(new Set(rows.flat()).size).toBeGreaterThan(1)
  const first = await page.locator('.cm-line').nth(1).evaluate((line) => line.getBoundingClientRect().y) // biome-ignore format: one thought
  expect(rows[0][0] - first).toBeLessThan(12)
  const after = await page
    .locator('.cm-line')
    .first()
    .evaluate((line) => {
      const range = document.createRange()
      range.selectNodeContents(line)
      return range.getBoundingClientRect().x
    })
  expect(Math.abs(after - before)).toBeLessThan(1)
})

test('a file that came with a link is shown, not run', async ({ page }) => {
  const t = playgroundWords.en
  await page.goto(`${base}en/playground/#answer=${await encodeAnswer('print("theirs")')}`)
  await expect(page.getByText(t.shared)).toBeVisible()
  await expect(page.getByRole('textbox', { name: t.editor })).toHaveValue('print("theirs")')
  await expect(page.locator('[data-printed]')).toHaveCount(0)
  await page.getByRole('button', { name: t.mine }).click()
  await expect(page.getByRole('textbox', { name: t.editor })).toContainText('class PatchEmbedding')
})
