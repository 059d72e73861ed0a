import { base } from './dist'
import { awake } from './settings'
import { expect, test } from './test'

test('lesson 1 shows whose place a patch of a smaller photo gets, by keyboard too', async ({
  page,
}) => {
  await page.goto(`${base}en/learn/patch-embedding/?height=160&width=160&at=11&v=1`)
  await awake(page)
  const figure = page.getByRole('figure', { name: 'Which places a smaller photo gets' })
  await figure.scrollIntoViewIfNeeded()
  const said = figure.locator('[data-taken]')
  await expect(said).toContainText(
    'row 1, column 1 gets pos_emb[12], the place of row 0, column 11',
  )
  await expect(async () => {
    await figure.locator('.photo .map').press('Home')
    await expect(said).toContainText(
      'row 1, column 0 gets pos_emb[11], the place of row 0, column 10',
    )
  }).toPass()
  await expect(said).toContainText('its own row and column is pos_emb[15]')
  await expect(figure.locator('[data-right]')).toHaveText(/^10 of 100 patches/)
  await figure.getByRole('button', { name: '160 × 224' }).click()
  await expect(figure.locator('[data-right]')).toHaveText(/^140 of 140 patches/)
})

test('lesson 1 compares the places of three tables, and another place at a key', async ({
  page,
}) => {
  await page.goto(`${base}zh/learn/patch-embedding/?dim=32&v=1`)
  await awake(page)
  const figure = page.getByRole('figure', { name: '两个位置的向量有多像' })
  await figure.scrollIntoViewIfNeeded()
  const [fresh, trained, sines] = [0, 1, 2].map((nth) => figure.locator('[data-alike]').nth(nth))
  await expect(fresh).toContainText('第 4 行第 4 列', { timeout: 30_000 })
  await expect(fresh).toContainText('1/√d\u00a0=\u00a00.177')
  await expect(trained).toContainText('训练平均把它挪了', { timeout: 30_000 })
  await expect(sines).toContainText('没有一个数是学出来的')
  await figure.locator('.map').first().press('ArrowRight')
  await expect(fresh).toContainText('第 4 行第 5 列')
  await expect(page).toHaveURL(/large=61/)
})
