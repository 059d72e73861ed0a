import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeNumber, judgeShape, readShape } from '../../src/lib/lesson/answer'

const tokens = { sizes: [2, 17, 24], letters: ['b', 'l', 'd'] }
const heads = { sizes: [2, 4, 17, 6], letters: ['b', 'nh', 'l', 'hd'] }
const flat = { sizes: [2, 15, 8], letters: ['b', 'h·w', 'd'] }
const kind = (text: string, truth: Parameters<typeof judgeShape>[1]) => judgeShape(text, truth).kind

describe('a shape is right however it is written', () => {
  test.each([
    '(2, 17, 24)',
    '(2,17,24)',
    '[2, 17, 24]',
    '2, 17, 24',
    '2 17 24',
    ' 2  17   24 ',
    '2×17×24',
    '2 × 17 × 24',
    '2x17x24',
    '2 X 17 X 24',
    '2*17*24',
    '２，１７，２４',
    '（２，１７，２４）',
    '【2、17、24】',
    '[2；17；24]',
    'torch.Size([2, 17, 24])',
    'shape = (2, 17, 24)',
    '形状：（2，17，24）',
    '(2, 17, 24,)',
    '(2, 17, 24)。',
    '((2, 17, 24))',
    '{2, 17, 24}',
  ])('%s', (text) => {
    expect(judgeShape(text, { sizes: [2, 17, 24] })).toEqual({ kind: 'right', written: 'sizes' })
    expect(kind(text, tokens)).toBe('right')
  })

  test('any list of sizes with any of the separators and brackets', () => {
    const separators = fc.constantFrom(', ', ',', ' ', '×', ' x ', '，', '、', ' * ')
    const brackets = fc.constantFrom('', '()', '[]', '（）')
    const sizes = fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(sizes, separators, brackets, (list, separator, around) => {
        const text = (around[0] ?? '') + list.join(separator) + (around[1] ?? '')
        expect(judgeShape(text, { sizes: list }).kind).toBe('right')
      }),
    )
  })
})

describe('letters are read as what they compute', () => {
  test.each([
    ['b, l, d', tokens],
    ['(b, l, d)', tokens],
    ['B L D', tokens],
    ['b×l×d', tokens],
    ['b * l * d', tokens],
    ['b, 1+h*w, d', tokens],
    ['batch, l, embed_dim', tokens],
    ['b, l, nh*hd', tokens],
    ['(2, l, d)', tokens],
    ['b, nh, l, hd', heads],
    ['b nh l hd', heads],
    ['b, num_heads, l, d // num_heads', heads],
    ['b, nh, l, d/nh', heads],
    ['b, h*w, d', flat],
    ['b, hw, d', flat],
    ['b, w·h, d', flat],
    ['b, h × w, d', flat],
    ['b (h w) d', flat],
    ['b h*w d', flat],
    ['b × h·w × d', flat],
    ['（b，h·w，d）', flat],
    ['b, l-1, d', flat],
    ['b, H/p * W/p, d', flat],
    ['b, h*w, c*p²', { sizes: [2, 15, 48], letters: ['b', 'h·w', 'c·p^2'] }],
    ['b, h*w, cpp', { sizes: [2, 15, 48], letters: ['b', 'h·w', 'c·p·p'] }],
  ] as const)('%s', (text, truth) => {
    expect(judgeShape(text, truth)).toEqual({ kind: 'right', written: 'letters' })
  })

  test('sizes answer a question about letters too', () => {
    expect(judgeShape('2, 15, 8', flat)).toEqual({ kind: 'right', written: 'sizes' })
  })

  test('letters do not answer a question that has none', () => {
    expect(kind('b, l, d', { sizes: [2, 17, 24] })).toBe('unreadable')
  })

  test('a letter that happens to have the size is not the axis', () => {
    expect(judgeShape('b, l, hd', { sizes: [2, 7, 7], letters: ['b', 'l', 'd'] })).toMatchObject({
      kind: 'axes',
      wrong: [2],
    })
  })
})

describe('an answer that is not right says where it parts', () => {
  test('another number of axes', () => {
    expect(judgeShape('2, 17', tokens)).toEqual({ kind: 'rank', given: 2, asked: 3 })
    expect(judgeShape('816', tokens)).toEqual({ kind: 'rank', given: 1, asked: 3 })
  })
  test('the right sizes in another order', () => {
    expect(kind('2, 24, 17', tokens)).toBe('order')
    expect(kind('l, b, d', tokens)).toBe('order')
    expect(kind('2, 4, 2', { sizes: [2, 2, 4] })).toBe('order')
  })
  test('the axes that differ, counted from 0, and whether the total is the same', () => {
    expect(judgeShape('2, 34, 12', tokens)).toEqual({ kind: 'axes', wrong: [1, 2], count: true })
    expect(judgeShape('2, 18, 24', tokens)).toEqual({ kind: 'axes', wrong: [1], count: false })
    expect(judgeShape('b, h*w, d', tokens)).toEqual({ kind: 'axes', wrong: [1], count: false })
  })
})

describe('what cannot be read is called unreadable, not false', () => {
  test.each([
    '',
    '   ',
    '()x',
    'no idea',
    '不知道',
    '2,,24',
    '(2, 17',
    '2, -1, 24',
    '2; ;',
    'b, ?, d',
    '2.5.',
  ])('“%s”', (text) => {
    expect(kind(text, tokens)).toBe('unreadable')
  })
  test('nothing a reader types can break it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(judgeShape(text, tokens)).toHaveProperty('kind')
        expect(judgeNumber(text, 197)).toHaveProperty('kind')
      }),
    )
  })
})

test('a tensor without axes has the shape ()', () => {
  expect(readShape('()')).toEqual([])
  expect(kind('()', { sizes: [] })).toBe('right')
  expect(kind('标量', { sizes: [] })).toBe('right')
  expect(judgeShape('1', { sizes: [] })).toEqual({ kind: 'rank', given: 1, asked: 0 })
})

describe('a count', () => {
  test.each(['197', ' 197 ', '１９７', '= 197', '1+14*14', '1 + 14×14', '197 个', '197 tokens'])(
    '%s is 197',
    (text) => {
      expect(judgeNumber(text, 197).kind).toBe('right')
    },
  )
  test.each([
    '5717416',
    '5,717,416',
    '5 717 416',
    '5_717_416',
    '５，７１７，４１６',
    '571.7416万',
    '5.717416M',
  ])('%s is 5717416', (text) => {
    expect(judgeNumber(text, 5717416).kind).toBe('right')
  })
  test('letters count too where they are asked', () => {
    expect(judgeNumber('1 + h*w', 197, 'l')).toEqual({ kind: 'right', written: 'letters' })
    expect(judgeNumber('h*w', 197, 'l').kind).not.toBe('right')
  })
  test('another number is told apart from no number', () => {
    expect(judgeNumber('196', 197)).toEqual({ kind: 'number', given: 196 })
    expect(judgeNumber('many', 197)).toEqual({ kind: 'unreadable' })
  })
})
