import { expect, test } from 'vitest'
import { rehypeTypography } from '../../src/typography'

type Child = { type: string }
const text = (value: string) => ({ type: 'text', value })
const element = (tagName: string, className: string[], ...children: Child[]) => ({
  type: 'element',
  tagName,
  properties: { className },
  children,
})
const set = (...children: Child[]) => {
  const tree = element('p', [], ...children)
  rehypeTypography()(tree)
  return tree.children
}

test('a line does not end inside d = 48 or 66.6 %, and sums may still break', () => {
  expect(set(text('d = 48, 66.6 % of 2 × 3 + 4'))).toEqual([
    text('d\u00a0=\u00a048, 66.6\u00a0% of 2\u00a0×\u00a03 + 4'),
  ])
})

test('short code keeps its spaces and stays on one line; long code may break', () => {
  const code = (className: string[], value: string) => element('code', className, text(value))
  const long = code([], 'x.reshape(b, l, nh, hd).transpose(1, 2)')
  expect(set(code([], 'x = layer(x)'), structuredClone(long))).toEqual([
    code(['together'], 'x = layer(x)'),
    long,
  ])
})

test('a formula keeps the comma that follows it', () => {
  const formula = element('span', ['katex'], text('√d'))
  expect(set(formula, text('，图'))).toEqual([
    element('span', ['together'], formula, text('，')),
    text('图'),
  ])
})
