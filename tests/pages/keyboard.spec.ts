import { readFileSync } from 'node:fs'
import { base } from './dist'
import { backTo, press, readTo, start, tabTo } from './keys'
import { awake } from './settings'
import { expect, type Page, test } from './test'

// Twelve stories of readers without a mouse. Nothing here clicks, and nothing is focused but by the keyboard.

const lesson = (lang: string, slug: string, query = '') => `${base}${lang}/learn/${slug}/${query}`
const small = '?image=64&patch=16&v=1' // 17 tokens
const said = (page: Page, text: string | RegExp) =>
  expect(page.locator('[aria-live=polite], [role=status], [role=alert]').filter({ hasText: text }).first()).toBeAttached() // biome-ignore format: one thought
const focused = (page: Page) => expect(page.locator(':focus'))
const nextFrame = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })

test('from the home page to the first lesson and back, and what one knows travels as a file', async ({
  page,
}) => {
  await start(page, `${base}zh/`)
  await tabTo(page, '跳到正文')
  await tabTo(page, 'link "开始：')
  await press(page, 'Enter')
  // The whole page: one that still loads after the skip link loses its focus to #main once it has.
  await page.waitForURL(/zh\/learn\/shapes\/$/)
  await awake(page)
  await press(page, 'Tab')
  await focused(page).toHaveText('跳到正文')
  await press(page, 'Enter')
  await expect(page.locator('#main:target')).toBeAttached()
  await page.evaluate(nextFrame) // Tab goes on from there once it is drawn
  await press(page, 'Tab')
  await expect(page.locator('main :focus')).toBeVisible()
  await backTo(page, 'link "手撕')
  await press(page, 'Shift+Tab', 'Shift+Tab') // around the end of the page, where the checklist is
  await backTo(page, /^checkbox/)
  await press(page, 'Space')
  await focused(page).toBeChecked()

  await start(page, `${base}zh/`)
  const state = page.locator('[data-state="shapes"]')
  await readTo(page, state)
  await expect(state).toContainText('记住了 1 条')
  await tabTo(page, '把进度存成文件')
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')])
  const path = await file.path()
  expect(JSON.parse(readFileSync(path, 'utf8')).lessons.shapes.known).toHaveLength(1)
  await page.evaluate(() => localStorage.clear())
  await start(page, `${base}zh/`)
  await readTo(page, state)
  await expect(state).toHaveText('')
  await tabTo(page, '从文件读取')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')])
  await chooser.setFiles(path)
  await said(page, '读到了')
  await expect(state).toContainText('记住了 1 条')
})

test('a chain is built on the bench, fails, is mended and undone; a question is answered', async ({
  page,
}) => {
  await start(page, lesson('en', 'shapes'))
  await tabTo(page, 'permute, then reshape')
  await tabTo(page, 'combobox "Operation"')
  await page.keyboard.type('v')
  await focused(page).toHaveValue('view')
  await tabTo(page, 'Arguments of view')
  await page.keyboard.type('24')
  await tabTo(page, 'button "Run"')
  await press(page, 'Enter')
  await said(page, "view size is not compatible with input tensor's size and stride")
  await focused(page).toHaveText('Run')
  await backTo(page, 'combobox "Operation"')
  await page.keyboard.type('r')
  await tabTo(page, 'Arguments of reshape": "24"')
  await press(page, 'Enter')
  await said(page, 'reshape(24): shape (24,), contiguous, copied')
  await backTo(page, 'Remove step 3')
  await press(page, 'Enter')
  await expect(page.locator('[data-step="3"]')).toHaveCount(0)
  await expect(page.locator('[data-step="2"] .cells')).toBeFocused()
  await press(page, 'ArrowRight')
  await said(page, /^x\[.*address/)
  await tabTo(page, 'button "Undo"')
  await press(page, 'Enter', 'Enter', 'Enter', 'Enter')
  await focused(page).toHaveAttribute('aria-disabled', 'true')

  await tabTo(page, 'textbox "Your answer"')
  await page.keyboard.type('(b, nh, hd, l)')
  await press(page, 'Enter')
  await said(page, 'in another order')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab') // back in the box, all of it is selected
  await page.keyboard.type('2×4×17×6')
  await press(page, 'Enter')
  await said(page, 'The shape is (b, nh, l, hd)')
  await tabTo(page, 'textbox "Your answer"')
  await tabTo(page, 'button "Show"') // nobody has to answer
  await press(page, 'Enter')
  await focused(page).toHaveText('Show')
  await expect(page.locator('#both [data-truth]')).toBeVisible()
})

test('on a phone the settings open, a slider says what it comes to, and the page stands still', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await start(page, lesson('zh', 'patch-embedding'))
  await tabTo(page, /button "超参数/)
  await press(page, 'Enter')
  await focused(page).toHaveAttribute('aria-expanded', 'true')
  await tabTo(page, 'slider "patch_size"')
  await focused(page).toHaveAttribute(
    'aria-valuetext',
    /^16 · 14 × 14 = 196 个图像块 → \(2, 197, 192\)/,
  )
  const before = Number(await page.locator(':focus').inputValue())
  await press(page, 'ArrowRight')
  const after = Number(await page.locator(':focus').inputValue())
  expect(after).toBeGreaterThan(before)
  const side = Math.floor(224 / after)
  await focused(page).toHaveAttribute('aria-valuetext', new RegExp(`= ${side ** 2} 个图像块 → \\(2, ${side ** 2 + 1}, 192\\)`)) // biome-ignore format: one thought
  await tabTo(page, 'slider "照片的高"')
  await press(page, 'End')
  await said(page, 'PyTorch 在这里停下')
  await tabTo(page, 'button "恢复默认"')
  await press(page, 'Enter')
  await focused(page).toHaveText('恢复默认')
  await expect(page.locator('[data-advice]')).toHaveCount(0)
  await tabTo(page, 'button "播放"') // the strip sticks to the top, open
  const there = await page.evaluate(() => scrollY)
  await backTo(page, 'button "恢复默认"')
  await backTo(page, 'slider "patch_size"')
  await press(page, 'ArrowRight')
  expect(await page.evaluate(() => scrollY)).toBeLessThanOrEqual(there)
  await backTo(page, /button "超参数/)
  await press(page, 'Enter')
  await focused(page).toHaveAttribute('aria-expanded', 'false')
})

test('the code is walked line by line, the forward pass step by step, down to one number', async ({
  page,
}) => {
  await start(page, lesson('en', 'patch-embedding', '?image=64&dim=16&v=1'))
  await tabTo(page, 'option "class PatchEmbedding')
  await press(page, 'End', 'Home', 'ArrowDown')
  const lit = page.locator('.trace > [data-line][data-on]')
  for (let line = 0; line < 20 && !(await lit.count()); line++) await press(page, 'ArrowDown')
  await focused(page).toHaveAttribute('aria-selected', 'true')
  await expect(lit.first()).toHaveAttribute('data-op', 'conv2d')

  await tabTo(page, 'slider "Step through')
  await press(page, 'ArrowRight')
  await focused(page).toHaveAttribute(
    'aria-valuetext',
    /^permute: \(2, 16, 4, 4\) → \(2, 4, 4, 16\)/,
  )
  await expect(page.locator('[data-spoken]')).toHaveAttribute('aria-live', 'off') // the slider said it
  await expect(page.locator('.twin [data-line="flatten"]')).toHaveAttribute('data-on', '')
  await backTo(page, 'button "Next"')
  await press(page, 'Enter')
  await said(page, 'reshape: (2, 4, 4, 16) → (2, 16, 16)')
  await expect(page.locator('[aria-current=step]')).toHaveAttribute('data-op', 'reshape')
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0) // it was asked to hold still
  await press(page, 'Enter', 'Enter', 'Enter', 'Enter', 'Enter')
  await said(page, 'add: (2, 17, 16) → (2, 17, 16)')
  await focused(page).toHaveText('Next')

  await tabTo(page, 'button "1 conv2d')
  await press(page, 'Enter')
  await focused(page).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator('[data-statistic="std"]')).toHaveText(/\d/)
  await tabTo(page, /^group "Heatmap of conv2d|^group ".*conv2d.*Arrow keys/)
  await press(page, 'ArrowRight', 'ArrowDown')
  await said(page, /\[0, 0, 1, 1\] = .*\d/)
  await backTo(page, 'button "1 conv2d')
  await press(page, 'Space')
  await focused(page).toHaveAttribute('aria-expanded', 'false')
})

test('another photo is chosen, torn and looked at through the microscope; one figure speaks', async ({
  page,
}) => {
  await start(page, lesson('zh', 'patch-embedding', '?image=64&dim=16&v=1'))
  await tabTo(page, /^group "一只猫/)
  await press(page, 'ArrowRight')
  await said(page, /图像块 \d+：第 \d 行第 \d 列/)
  await tabTo(page, 'button "撕开"')
  await press(page, 'Space')
  await focused(page).toHaveText('拼回')
  await tabTo(page, 'radio "一只猫"')
  await press(page, 'ArrowRight')
  await focused(page).toHaveAttribute('aria-label', '一杯咖啡')
  await tabTo(page, '用你的照片')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')])
  await chooser.setFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') })
  await said(page, '这个文件读不成图像')

  await tabTo(page, /^button "对 /)
  const finding = page.locator('[data-finding]')
  await expect(finding).toContainText('全部 16 个通道')
  await tabTo(page, /^button "错 /)
  await press(page, 'Enter')
  await said(page, '1 个通道里、16 个图像块的数')
  await tabTo(page, 'group "conv2d 之后的 x')
  const token = await finding.textContent()
  await press(page, 'PageDown', 'ArrowRight')
  await expect(finding).not.toHaveText(token ?? '')
  await expect(finding).toHaveAttribute('aria-live', 'polite')
  await expect(page.locator('[data-patch]')).toHaveAttribute('aria-live', 'off')
  await tabTo(page, /^group "对的词元涂回的图/)
  await press(page, 'ArrowLeft')
  await said(page, /像素 \(\d+, \d+\) 的红色/)
})

test('a query, a head, a key and a temperature are chosen, and the row is read', async ({
  page,
}) => {
  await start(page, lesson('en', 'multi-head-self-attention'))
  await tabTo(page, /^group ".*the query is token 34/)
  await expect(page.locator('[data-sum]')).toContainText('1.000000')
  await press(page, 'ArrowRight')
  await said(page, 'query: token 35 (row 3, column 4)')
  await press(page, 'Home')
  await said(page, 'query: token 0 [CLS]')
  await tabTo(page, 'button "head 1"')
  await press(page, 'Space')
  await focused(page).toHaveAttribute('aria-pressed', 'true')
  await tabTo(page, 'slider "temperature"')
  await press(page, 'ArrowLeft', 'ArrowLeft')
  await focused(page).toHaveAttribute('aria-valuetext', '0.5')
  await tabTo(page, 'button "Back to 1"')
  await press(page, 'Enter')
  await focused(page).toHaveAttribute('aria-disabled', 'true')
  await tabTo(page, /^group "The row in four stages/)
  await press(page, 'Home', 'ArrowRight', 'PageDown')
  await said(page, /^Head 2, key token 1 \(row 0, column 0\): q·k = /)
  await tabTo(page, /^button "wrong/)
  await press(page, 'Enter')
  await said(page, 'It can never look outside this strip of the photo')
})

test('one number is followed through the MLP, and only its own strip speaks', async ({ page }) => {
  await start(page, lesson('zh', 'mlp-block', small))
  await tabTo(page, /^group ".*方向键选择图像块/)
  await press(page, 'Home')
  await said(page, /图像块 \d+ → 词元 \d+/)
  await expect(page.locator('[data-level]')).toHaveCount(6)
  await tabTo(page, 'group "fc1 之后')
  await press(page, 'ArrowRight')
  await said(page, 'fc1.weight[38] · x')
  await expect(page.locator('[data-level] [aria-live=polite]')).toHaveCount(1)
  await tabTo(page, 'slider "mlp_dim"')
  await press(page, 'Home')
  await said(page, '没有展宽')
  await tabTo(page, 'slider "x，从 −3 到 3"')
  await expect(page.locator('[data-x]')).toHaveText(/\d/)
  const x = (await page.locator('[data-x]').textContent()) ?? ''
  await press(page, 'ArrowRight')
  await expect(page.locator('[data-x]')).not.toHaveText(x)
  await tabTo(page, 'button "fc1"')
  await said(page, 'mlp.fc1：')
})

test('a token is followed along the road of the encoder block, and one channel is bent', async ({
  page,
}) => {
  await start(page, lesson('en', 'encoder-block', small))
  await tabTo(page, 'slider "num_heads"')
  await tabTo(page, /^group "The photo, \d+ rows/)
  await focused(page).toHaveAttribute('aria-label', /4 rows of 4 patches/)
  await expect(page.locator('[data-length="out"]')).toHaveText(/\d/)
  await press(page, 'ArrowLeft')
  await said(page, /token \d+: patch row \d, column \d/)
  await tabTo(page, 'button "Class token"')
  await press(page, 'Enter')
  await said(page, 'token 0')
  await tabTo(page, 'button "one channel"')
  await press(page, 'Enter')
  await said(page, 'Not LayerNorm')
  await tabTo(page, /^slider "γ\[/)
  await press(page, 'ArrowRight')
  await tabTo(page, 'button "γ = 1, β = 0"')
  await press(page, 'Enter')
  await focused(page).toHaveAttribute('aria-disabled', 'true')
  await tabTo(page, 'button "× 3"')
  await press(page, 'Enter')
  await tabTo(page, 'slider "after block"')
  await press(page, 'Home')
  await said(page, 'Pre-norm: the tokens’ std goes from')
})

test('the layers of the encoder are held, walked and looked through', async ({ page }) => {
  await start(page, lesson('zh', 'encoder', '?image=64&dim=24&depth=3&mlp=36&v=1'))
  await tabTo(page, 'slider "depth"')
  await press(page, 'ArrowLeft')
  await expect(page.locator('.trace > [data-op="TransformerEncoderBlock"]')).toHaveCount(2)
  await press(page, 'ArrowRight')
  await tabTo(page, 'button "deepcopy"')
  await press(page, 'Enter')
  await said(page, '起点一样')
  const walked = figure(page, '词元穿过各层')
  await tabTo(page, 'link "丢弃')
  await readTo(page, walked.getByRole('slider'))
  await tabTo(page, 'slider "位置"')
  await press(page, 'End')
  await focused(page).toHaveAttribute('aria-valuetext', 'norm')
  await expect(walked.locator('[data-now]')).toContainText('4.899') // √24
  await tabTo(page, /^group "每两个词元的余弦/)
  await press(page, 'Home', 'ArrowRight')
  await expect(walked.locator('[data-pair]')).toHaveText(/0\.\d{3}/)
  const maps = figure(page, '逐层逐头的注意力')
  await tabTo(page, /^link/)
  await readTo(page, maps.locator('.map'))
  await tabTo(page, /^group ".*方向键选择词元/)
  await press(page, 'Home')
  await said(page, /类别词元，layers\.0，头 0/)
  await expect(walked.locator('[data-pair]')).toHaveAttribute('aria-live', 'off')
  await expect(maps.locator('[data-map]')).toHaveAttribute('aria-live', 'polite')
  await tabTo(page, /^link|^group "公式/)
  await readTo(page, figure(page, '注意力展开').getByRole('slider'))
  await tabTo(page, 'slider "走到"')
  await press(page, 'Home')
  await focused(page).toHaveAttribute('aria-valuetext', 'layers.0')
})

test('a digit is read by the whole model: a stop opened, softmax taken twice, a preset priced', async ({
  page,
}) => {
  await start(page, lesson('en', 'vision-transformer'))
  await tabTo(page, 'button "a digit')
  await expect(page.locator('[data-right]')).toHaveAttribute('data-right', '352', {
    timeout: 60_000,
  })
  await tabTo(page, 'radio "a handwritten 0')
  await press(page, 'ArrowRight')
  await focused(page).toHaveAttribute('aria-label', /^a handwritten 1/)
  await tabTo(page, 'button "layers[1]')
  await press(page, 'Enter')
  await expect(page.locator('[data-block]')).toHaveAttribute('data-block', 'layer1')
  await tabTo(page, /^group "What leaves layers\[1\]/)
  await press(page, 'ArrowDown', 'ArrowRight')
  await said(page, /\(0, 0\).*\[1\]/)
  await tabTo(page, 'button "softmax twice"')
  await said(page, 'It says 1')
  await press(page, 'Space')
  await expect(page.locator('[data-sum]')).toHaveText('1.0000')
  await tabTo(page, 'button "384"')
  await press(page, 'Enter')
  await tabTo(page, 'slider "batch"')
  await press(page, 'ArrowRight')
  await expect(page.locator('[data-preset="B/16"] [data-measure="flops"]')).toContainText('223 G')
})

test('a term explains itself, hides, leads to the glossary; what is searched is found', async ({
  page,
}) => {
  await start(page, lesson('zh', 'patch-embedding'))
  await tabTo(page, /^link "自注意力/)
  const card = page.locator('.term:has(:focus) .card')
  await expect(card).toBeVisible()
  await expect(card).toContainText('self-attention')
  await focused(page).toHaveAttribute('aria-description', /self-attention/)
  await press(page, 'Escape')
  await expect(card).toBeHidden()
  await press(page, 'Enter')
  await page.waitForURL(/zh\/glossary\/#self-attention$/)
  await expect(page.locator('#self-attention')).toBeInViewport()

  await press(page, '/')
  await page.keyboard.type('多头自注意力')
  await said(page, /\d+ 页/)
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await press(page, '/')
  const box = page.getByRole('dialog').getByRole('textbox')
  await expect(box).toBeFocused()
  await expect(page.locator('dialog a[href*="/multi-head-self-attention/"]')).toBeVisible()
  await tabTo(page, 'link "多头自注意力')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('多头自注意力')
})

test('a published size stays chosen when the scheme and the language change', async ({ page }) => {
  await start(page, `${base}en/reference/`)
  await tabTo(page, 'button "H/14"')
  await press(page, 'Enter')
  await said(page, '632,045,800')
  await tabTo(page, 'slider "depth"')
  await press(page, 'ArrowLeft')
  await expect(page.locator('[data-summary]')).not.toContainText('632,045,800')
  await press(page, 'ArrowRight')
  await backTo(page, 'button "Light or dark"')
  await press(page, 'Space')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await backTo(page, 'link "中文"')
  await press(page, 'Enter')
  await expect(page).toHaveURL(/zh\/reference\/\?.*dim=1280/)
  await expect(page.getByRole('button', { name: 'H/14' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
