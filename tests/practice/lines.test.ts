import { expect, test } from 'vitest'
import { nameLine } from '../../src/components/practice/lines'
import { shownLines } from '../../src/components/practice/shown'
import { most } from '../../src/lib/exercise/printed'
import { practiceWords } from '../../src/lib/i18n/practice'

const starter = 'class A\n  b = ____\n  c = 1\n  d = ____ + ____\n'

test('a line is called by the blanks in it, and by its number where it has none', () => {
  const names = (lang: 'zh' | 'en') =>
    [2, 3, 4].map((line) => nameLine(starter, line, practiceWords[lang].verdict))
  expect(names('en')).toEqual(['Blank 1', 'Line 3', 'Blanks 2, 3'])
  expect(names('zh')).toEqual(['第 1 空', '第 3 行', '第 2、3 空'])
})

test('who prints more than is shown is told how much that is', () => {
  expect(shownLines).toBe(most.lines)
})
