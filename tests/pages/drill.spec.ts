import { tuple } from '../../src/lib/draw/tuple'
import { question } from '../../src/lib/exercise/drill/question'
import { drillWords } from '../../src/lib/i18n/drill'
import { drillReasons } from '../../src/lib/i18n/drill-reasons'
import { base } from './dist'
import { press, start, tabTo } from './keys'
import { expect, test } from './test'

for (const lang of ['zh', 'en'] as const) {
  test(`by keyboard alone, in ${lang}: a shape is misread and told how, the rest is read right, and on it goes`, async ({
    page,
  }) => {
    const t = drillWords[lang]
    const { code } = question(1, 0, 'PatchEmbedding')
    const [conv] = code
    const misread = conv.slips.find(({ slip }) => slip === 'patchCount')
    await start(page, `${base}${lang}/practice/shapes-patch-embedding/`)
    await tabTo(page, t.answer(1))
    await page.keyboard.insertText(tuple(misread?.shape ?? []))
    await press(page, 'Enter')
    const line = page.locator('[data-line="1"]')
    await expect(line.locator('[data-miss]')).toHaveText(
      drillReasons[lang].slips.patchCount(conv.steps[0]),
    )
    await expect(line).toContainText(tuple(conv.shape ?? []))
    const rest = [...code.entries()].filter(([i, line]) => i && line.asked)
    for (const [i, { shape }] of rest) {
      await expect(page.locator(':focus')).toHaveAccessibleName(t.answer(i + 1))
      await page.keyboard.insertText((shape ?? []).join(' '))
      await press(page, 'Enter')
    }
    await expect(page.locator('[data-score]')).toHaveText(t.score(rest.length, rest.length + 1))
    await expect(page.locator(':focus')).toHaveAccessibleName(t.next)
    await press(page, 'Enter')
    await expect(page.locator(':focus')).toHaveAccessibleName(t.answer(1))
  })
}
