import { describe, expect, test } from 'vitest'
import { answersIn, emptyBlanks, fillBlanks, splitBlanks } from '../../src/lib/exercise/blanks'
import { faultOf } from '../../src/lib/exercise/bug'
import { readPrompt, signatureOf, spans } from '../../src/lib/exercise/exercise'
import { merge } from '../../src/lib/exercise/merge'

describe('a prompt', () => {
  const md = `Write it.

More of it.

## The idea

First thought.

Second thought.

## Line by line

1. One.
2. Two,
   with code.
`

  test('is a text and hints, each shown step by step', () => {
    expect(readPrompt(md)).toEqual({
      text: 'Write it.\n\nMore of it.',
      hints: [
        { title: 'The idea', steps: ['First thought.', 'Second thought.'] },
        { title: 'Line by line', steps: ['One.', 'Two,\n   with code.'] },
      ],
    })
  })

  test('has code between backticks', () => {
    expect(spans('call `emb`, then')).toEqual([
      { text: 'call ', code: false },
      { text: 'emb', code: true },
      { text: ', then', code: false },
    ])
  })

  test('has a signature, which is all that is given to write from memory', () => {
    const starter =
      'export class A extends nn.Module {\n  constructor(\n    d: number,\n  ) {\n    super()\n  }\n\n  forward(x: Tensor): Tensor {\n    return x\n  }\n}'
    expect(signatureOf(starter)).toEqual([
      'export class A extends nn.Module',
      '  constructor(\n    d: number,\n  )',
      '  forward(x: Tensor): Tensor',
    ])
  })
})

describe('blanks', () => {
  const starter = 'x = x.____.reshape(____)\nreturn ____'

  test('have numbers, and text between them', () => {
    expect(splitBlanks(starter)).toEqual([
      { text: 'x = x.' },
      { blank: 1 },
      { text: '.reshape(' },
      { blank: 2 },
      { text: ')\nreturn ' },
      { blank: 3 },
    ])
  })

  test('are filled with answers, which are found again', () => {
    const answers = ['permute(0, 2, 3, 1)', 'b, h * w, d', 'x']
    const program = fillBlanks(starter, answers)
    expect(program).toBe('x = x.permute(0, 2, 3, 1).reshape(b, h * w, d)\nreturn x')
    expect(answersIn(starter, program)).toEqual(answers)
  })

  test('that are left empty are told by their number', () => {
    expect(emptyBlanks(fillBlanks(starter, ['', 'b, n', ' ']), starter)).toEqual([1, 3])
  })

  test('are counted in order where the text around them was changed', () => {
    expect(emptyBlanks('return ____', starter)).toEqual([1])
  })
})

describe('two changed texts', () => {
  const base = 'a\nb\nc\nd\ne'

  test('are merged where their changes do not touch', () => {
    expect(merge(base, 'a\nB\nc\nd\ne', 'a\nb\nc\nd\nE')).toBe('a\nB\nc\nd\nE')
    expect(merge(base, 'a\nB\nc\nd\ne', 'a\nb\nC\nC\nd\ne')).toBe('a\nB\nC\nC\nd\ne')
    expect(merge(base, 'a\nb\nd\ne', 'a\nb\nc\nd\nd2\ne')).toBe('a\nb\nd\nd2\ne')
  })

  test('are not merged where they do', () => {
    expect(merge(base, 'a\nB\nc\nd\ne', 'a\n\nc\nd\ne')).toBeNull()
    expect(merge(base, 'a\nnew\nb\nc\nd\ne', 'a\nother\nb\nc\nd\ne')).toBeNull()
    expect(merge(base, 'a\nB\nc\nd\ne', 'a\nb\nnew\nc\nd\ne')).toBeNull()
  })
})

describe('the lines at fault', () => {
  const post =
    'class A {\n  f(x) {\n    x = this.one(x) // (b, l)\n    x = this.two(x)\n    return x\n  }\n}'

  test('are those that the post writes otherwise', () => {
    expect(faultOf(post.replace('this.two', 'this.one'), post)).toEqual({
      lines: [4],
      missing: false,
    })
  })

  test('are those beside the gap where a line is missing', () => {
    expect(faultOf(post.replace('    x = this.two(x)\n', ''), post)).toEqual({
      lines: [3, 4],
      missing: true,
    })
  })

  test('are not imports, comments, or how a name is declared', () => {
    const same = `import { nn } from 'torch'\n${post.replace('    x = this.two', '    const x = this.two')}`
    expect(faultOf(same, post).lines).toEqual([])
  })
})
