import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { inTypeScript } from '../../src/lib/exercise/in-typescript'
import { moduleNames } from '../../src/lib/exercise/modules'
import { practiceWords } from '../../src/lib/i18n/practice'
import { reviewWords } from '../../src/lib/i18n/review'
import { encodeAnswer } from '../../src/lib/practice/link'
import { barriers } from './axe'
import { base } from './dist'
import { backTo, press, start, tabTo, toEditor } from './keys'
import { expect, type Page, test } from './test'

const read = (path: string) => readFileSync(path, 'utf8')
const solution = (slug: string) => read(`content/exercises/${slug}/solution.ts`)
const diagnosis = (mistake: string): Record<string, string> =>
  parse(read(`content/mistakes/${mistake}/mistake.yaml`)).diagnosis

const card = (page: Page) => page.locator('section[data-verdict]')
const editor = (page: Page) => page.locator('.cm-content')

/** Put another program into the editor that has the focus, and run it. */
async function write(page: Page, program: string) {
  await press(page, 'Control+a')
  await page.keyboard.insertText(program)
  await press(page, 'Control+Enter')
}

/** The judge names this mistake, in the words of the catalogue. */
async function isTold(page: Page, lang: string, module: string, id: string) {
  await expect(card(page)).toHaveAttribute('data-mistake', id)
  await expect(card(page)).toContainText(inTypeScript(diagnosis(`${module}/${id}`)[lang]))
}

for (const lang of ['zh', 'en'] as const) {
  const t = practiceWords[lang]
  const address = (slug: string) => `${base}${lang}/practice/${slug}/`

  test.describe(`by keyboard alone, in ${lang}`, () => {
    test('a class is written wrong, told what is wrong with it, and mended', async ({ page }) => {
      await start(page, address('write-mlp-block'))
      await toEditor(page)
      const right = solution('write-mlp-block')
      await write(page, right.replace('nn.GELU()', "nn.GELU({ approximate: 'tanh' })"))
      await isTold(page, lang, 'mlp-block', 'ml04')
      await write(page, right)
      await expect(card(page)).toHaveAttribute('data-verdict', 'right')
    })

    test('blanks left empty are asked for; filled in wrong, the mistake is named', async ({
      page,
    }) => {
      await start(page, address('blanks-split-heads'))
      const shape = 'reshape(b, this.numHeads, l, this.headDim)'
      await tabTo(page, t.blanks.label(1))
      await page.keyboard.insertText('embedDim / numHeads')
      await press(page, 'Enter')
      await expect(page.locator('[data-blank="2"]')).toBeFocused()
      for (const blank of [2, 3, 4]) {
        await page.keyboard.insertText(shape)
        if (blank < 4) await press(page, 'Tab')
      }
      await press(page, 'Enter')
      await isTold(page, lang, 'multi-head-self-attention', 'ms13')
      await expect(card(page)).toContainText(t.verdict.blanks([2]))
      await backTo(page, t.blanks.label(2))
      for (const blank of [2, 3, 4]) {
        await press(page, 'Control+a')
        await page.keyboard.insertText('reshape(b, l, this.numHeads, this.headDim).transpose(1, 2)')
        if (blank < 4) await press(page, 'Tab')
      }
      await press(page, 'Enter')
      await expect(card(page)).toHaveAttribute('data-verdict', 'right')
    })

    test('the line of a bug is found with the arrows, and mended', async ({ page }) => {
      await start(page, address('bug-off-by-a-hair'))
      await tabTo(page, t.bug.line(1))
      await press(page, 'Enter')
      await expect(page.getByRole('status').filter({ hasText: t.bug.wrong(1) })).toBeInViewport()
      const wrong = read('content/mistakes/mlp-block/ml04/wrong.ts')
      const at = wrong.split('\n').findIndex((line) => line.includes('tanh'))
      const line = page.locator(`[data-at="${at + 1}"]`)
      while (!(await line.evaluate((option) => option === document.activeElement)))
        await press(page, 'ArrowDown')
      await press(page, 'Enter')
      await expect(
        page.getByRole('status').filter({ hasText: t.bug.found([at + 1]) }),
      ).toBeVisible()
      await expect(page.locator(':focus')).toHaveAccessibleName(t.bug.mend)
      await press(page, 'Control+Enter')
      await isTold(page, lang, 'mlp-block', 'ml04')
      await page.locator('.cm-wrong').click()
      await press(page, 'End', 'Space')
      await page.reload()
      await expect(page.getByText(t.bug.found([at + 1]))).toBeVisible()
      await toEditor(page)
      await write(page, solution('write-mlp-block'))
      await expect(card(page)).toHaveAttribute('data-verdict', 'right')
    })

    test('of six classes the one that is wrong is named', async ({ page }) => {
      await start(page, address('whole-vit'))
      await toEditor(page)
      const right = solution('whole-vit')
      await write(page, right.replace('headDim ** 0.5', 'numHeads ** 0.5'))
      await isTold(page, lang, 'multi-head-self-attention', 'ms05')
      expect([...(await barriers(page)), ...(await barriers(page, 'dark'))]).toEqual([])
      await write(page, right)
      await expect(page.locator('[data-right]')).toHaveAttribute(
        'data-right',
        `${moduleNames.length}`,
      )
    })
  })
}

const mlp = `${base}en/practice/write-mlp-block/`

test('where several lines are wrong, all are named; who chooses none is asked to', async ({
  page,
}) => {
  const { bug } = practiceWords.en
  await start(page, `${base}en/practice/bug-added-once-too-often/`)
  await page.getByRole('button', { name: bug.ask }).click()
  await expect(page.getByText(bug.choose)).toBeInViewport()
  await page.waitForTimeout(400) // sooner it is the second half of a double click
  await page.getByRole('button', { name: bug.show }).click()
  await expect(page.getByText(bug.found([18, 24]))).toBeVisible()
  await expect(page.locator('.cm-wrong')).toHaveCount(2)
})

test('on a phone no line of code runs off the page, and one that wraps goes on further in', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const slug of ['bug-rows-do-not-sum-to-one', 'blanks-split-heads']) {
    await start(page, `${base}en/practice/${slug}/`)
    const all = await page.locator('.code .line').evaluateAll((lines) =>
      lines.map((line) => {
        const range = document.createRange()
        range.selectNodeContents(line.querySelector(':scope > code') ?? line)
        const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
        return rects.map(({ right }) => right)
      }),
    )
    expect(Math.max(...all.flat())).toBeLessThanOrEqual(390)
  }
})

test('who is offline at the first run is told to reload, and finds their text again', async ({
  page,
  context,
}) => {
  const { run, noStart } = practiceWords.en
  await start(page, mlp)
  await context.setOffline(true)
  await page.getByRole('textbox').fill('class Mine')
  await page.getByRole('button', { name: run, exact: true }).click()
  await expect(page.getByText(noStart)).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByRole('textbox')).toHaveValue('class Mine')
})

test('a hint opens in sight on a phone, with the button for the next one', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await start(page, `${base}en/practice/blanks-scores/`)
  const next = page.locator('[data-hint]')
  for (let i = 0; i < 4; i++) {
    await next.press('Enter')
    await expect(page.locator('[data-step]').nth(i)).toBeInViewport({ ratio: 1 })
    await expect(next).toBeInViewport({ ratio: 1 })
  }
})

test('the last exercise of a part leads to the next part, the very last to the list', async ({
  page,
}) => {
  const next = page.locator('.next a')
  await page.goto(`${base}en/practice/shapes-single/`)
  await expect(next).toHaveAttribute('href', /shapes-patch-embedding/)
  await page.goto(`${base}en/practice/whole-vit/`)
  await expect(next).toHaveAttribute('href', /\/practice\/$/)
})

test('a run by keyboard leaves the focus where it was', async ({ page }) => {
  const { run } = practiceWords.en
  await start(page, mlp)
  await page.getByRole('button', { name: run, exact: true }).press('Enter')
  await expect(card(page)).toBeVisible()
  await expect(page.locator(':focus')).toHaveAccessibleName(run)
})

test('an answer that came with a link is shown, not run, and takes nobody’s place', async ({
  page,
}) => {
  await start(page, mlp)
  await toEditor(page)
  await press(page, 'Control+a')
  await page.keyboard.insertText('my own answer')
  await page.goto(
    `${mlp}#answer=${await encodeAnswer('their answer <img src=x onerror=alert(1)>')}`,
  )
  await page.reload()
  await expect(page.getByRole('textbox')).toHaveValue(/^their answer <img/)
  await expect(page.getByText(practiceWords.en.shared)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await page.getByRole('button', { name: practiceWords.en.mine }).click()
  await expect(editor(page)).toHaveText('my own answer')
  await page.goto(`${mlp}#answer=nothing-to-read`)
  await page.reload()
  await expect(page.getByText(practiceWords.en.badLink)).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('my own answer')
})

test('a line written wrong is met again when it is due, and comes back later each time it is right', async ({
  page,
}) => {
  const { review, open } = reviewWords.en
  await page.clock.install({ time: '2026-01-05T09:00:00' })
  await start(page, mlp)
  await toEditor(page)
  await write(
    page,
    solution('write-mlp-block').replace('nn.GELU()', "nn.GELU({ approximate: 'tanh' })"),
  )
  await expect(card(page)).toHaveAttribute('data-mistake', 'ml04')
  await page.goto(`${base}en/practice/`)
  await expect(page.getByText(review.none)).toBeVisible()

  await page.clock.setFixedTime('2026-01-20T09:00:00')
  await page.reload()
  await expect(page.getByText(review.due(1))).toBeVisible()
  await page.getByText(open.title).click()
  await expect(page.locator('[data-slip="ml04"]')).toContainText(open.times(1))
  await page.getByRole('link', { name: review.begin }).click()
  await expect(page.getByLabel('Blank 1')).toBeFocused()
  await expect(page.getByLabel('Blank 1')).toBeInViewport()
  await page.getByLabel('Blank 1').fill("this.act = new nn.GELU({ approximate: 'tanh' })")
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-decided]')).toHaveText(review.wrong)
  await expect(page.getByText('this.act = new nn.GELU()')).toBeInViewport()
  await expect(card(page)).toContainText(review.yours)
  await page.getByLabel('Blank 1').fill('this.act = new nn.GELU()')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-decided]')).toHaveText(review.mended)

  await page.clock.setFixedTime('2026-01-22T09:00:00')
  await page.reload()
  await page.getByLabel('Blank 1').fill('this.act = new nn.GELU()')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-decided]')).toHaveAttribute('data-decided', 'true')
  await page.getByRole('button', { name: review.next }).press('Enter')
  await expect(page.getByText(review.end)).toBeVisible()
  await expect(page.locator(':focus')).toHaveAccessibleName(review.back)
  await page.keyboard.press('Enter')
  await expect(page.getByText(review.none)).toBeVisible()
})

test('from memory there is a blank page, a clock and no hint; it runs when it is handed in', async ({
  page,
}) => {
  const { memory, hints, run } = practiceWords.en
  await start(page, mlp)
  await page.getByRole('button', { name: memory.memory }).click()
  await page.getByLabel(memory.quiet).check()
  await page.getByRole('button', { name: memory.start }).click()
  await expect(page.getByRole('region', { name: hints.title })).toHaveCount(0)
  await expect(page.getByRole('button', { name: run, exact: true })).toHaveCount(0)
  await expect(editor(page)).toHaveText('')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText(solution('write-mlp-block'))
  await page.getByRole('button', { name: memory.hand }).click()
  await expect(card(page)).toHaveAttribute('data-verdict', 'right')
  await expect(page.getByText(/^Written from memory in 0:\d\d\.$/)).toBeVisible()
  await page.getByRole('button', { name: memory.again }).click()
  await expect(page.getByLabel(memory.quiet)).toBeChecked()
  await expect(page.getByRole('button', { name: memory.hand })).toBeVisible()
})

test('what is written from memory is found again after a reload, and its clock does not stop for a look at the hints', async ({
  page,
}) => {
  const { memory } = practiceWords.en
  const mode = (name: string) => page.getByRole('button', { name }).click()
  const clock = page.getByRole('timer')
  const seconds = async () => Number((await clock.textContent())?.slice(2))
  await start(page, mlp)
  await mode(memory.memory)
  await mode(memory.start)
  await editor(page).focus()
  await page.keyboard.insertText('class MlpBlock')
  await expect.poll(seconds).toBeGreaterThan(1)
  await mode(memory.help)
  await mode(memory.memory)
  expect(await seconds()).toBeGreaterThan(1)
  await page.reload()
  await expect(page.getByRole('textbox')).toHaveValue('class MlpBlock')
  expect(await seconds()).toBeGreaterThan(1)
})

test('a double click on Run runs; Stop stops, and says so', async ({ page }) => {
  const { run, running, stop, stopped } = practiceWords.en
  const says = (words: string) => page.getByRole('status').filter({ hasText: words })
  await start(page, mlp)
  await toEditor(page)
  await press(page, 'Control+a')
  await page.keyboard.insertText('while (true);')
  await page.getByRole('button', { name: run, exact: true }).dblclick()
  await page.waitForTimeout(400)
  await expect(says(running)).toBeVisible()
  await page.getByRole('button', { name: stop, exact: true }).click()
  await expect(says(stopped)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})

test('in Python the same mistake is named, and the answer leaves as a file that checks itself with real PyTorch', async ({
  page,
}) => {
  test.setTimeout(180_000) // Python is large, and two shared cores can be slow
  const { verify } = practiceWords.en
  await start(page, `${mlp}python/`)
  await toEditor(page)
  const right = read('content/exercises/write-mlp-block/solution.py')
  await write(page, right.replace('nn.GELU()', "nn.GELU(approximate='tanh')"))
  await expect(card(page)).toHaveAttribute('data-mistake', 'ml04', { timeout: 120_000 })
  await write(page, right)
  await expect(card(page)).toHaveAttribute('data-verdict', 'right', { timeout: 60_000 })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: verify }).click(),
  ])
  expect(read(await file.path())).toContain(right.trim().split('\n').at(-1))
})
