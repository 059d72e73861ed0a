import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { playgroundWords } from '../../src/lib/i18n/playground'
import { encodeAnswer } from '../../src/lib/practice/link'
import { readSafetensors } from '../../src/lib/torch/safetensors/read'
import { barriers } from './axe'
import { base } from './dist'
import { press, start, toEditor } from './keys'

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
  await stop.click()
  await expect(stopped).toBeVisible({ timeout: 1000 })
  gate.resolve()
  await editor(page).focus()
  await press(page, 'Control+Enter')
  await expect(page.locator('[data-printed]')).toContainText('begun', long)
  await stop.click()
  await expect(stopped).toBeVisible({ timeout: 1000 })
  await editor(page).focus()
  await write(page, 'import torch\nprint(torch.ones(2, 3).sum())')
  await press(page, 'Control+Enter')
  await expect(page.locator('[data-printed]')).toHaveText('tensor(6.)', long)
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
