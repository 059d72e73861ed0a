import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chinese, declarations } from '../../scripts/declarations'
import { helpOn } from '../../src/components/practice/editor/help'
import { editorWords } from '../../src/lib/i18n/editor'
import { createChecker, speak } from '../../src/lib/typescript/service'

const checker = createChecker(declarations())
const read = (path: string) => readFileSync(path, 'utf8')
/** A program, its cursor at the bar. */
const at = (marked: string) => {
  const place = marked.indexOf('|')
  return [marked.replace('|', ''), place] as const
}
const offers = (marked: string) => checker.words(...at(marked))?.words.map(({ name }) => name) ?? []
const first = (code: string) => {
  const [remark] = checker.remarks(code)
  return remark && { ...remark, word: code.slice(remark.from, remark.to) }
}

describe('what the editor knows as one types', () => {
  const right = [
    ...globSync('src/lib/vit/*.ts').filter((path) => !path.endsWith('index.ts')),
    ...globSync('content/exercises/{write,whole}-*/{starter,solution}.ts'),
  ]
  test.each(right)('%s is not remarked on', (path) => {
    expect(checker.remarks(read(path))).toEqual([])
  })

  test('fields need no declaration, and arguments no type', () => {
    const bare = read('src/lib/vit/attention.ts').replace(/^ {2}\w+: [\w.]+\n/gm, '')
    expect(bare).not.toContain('projQ: ')
    expect(checker.remarks(bare.replace('x: Tensor', 'x'))).toEqual([])
  })

  test('after a tensor’s dot its methods are offered, each with its sentence', () => {
    const program = 'const x = randn(2, 3); x.|'
    expect(offers(program)).toEqual(expect.arrayContaining(['permute', 'transpose', 'softmax']))
    expect(offers(program)).not.toContain('raw')
    const said = checker.offered(...at(program), 'permute')
    expect(said?.signature).toMatch(/^permute\(\.\.\.dims: .*\): Tensor$/)
    expect(said?.doc).toMatch(/\w/)
  })

  test('the words of torch, nn and the post are there without an import', () => {
    expect(offers('new nn.Li|')).toContain('Linear')
    expect(offers('const y = ca|')).toContain('cat')
    expect(offers('new MultiH|')).toContain('MultiHeadSelfAttention')
    expect(offers('new nn.Conv2d(3, 4, { k| })')).toContain('kernelSize')
    expect(offers('torch.ca|')).toContain('cat')
  })

  test('a word says what it is, a field too', () => {
    const program = `class A extends nn.Module {
  constructor() {
    super()
    this.fc = new nn.Linear(2, 3)
  }
  forward(x: Tensor) {
    return this.f|c.call(x)
  }
}`
    expect(checker.meaning(...at(program))?.signature).toMatch(/fc: .*Linear/)
  })

  test.each([
    ['const x = randn(2), y = x + x', 'x + x', 'operator'],
    ['const x = randn（2)', '（', 'fullWidth'],
  ] as const)('%s is helped with', (code, word, help) => {
    const remark = first(code)
    expect(remark?.word).toContain(word[0])
    for (const t of Object.values(editorWords))
      expect(helpOn(remark as NonNullable<typeof remark>, remark?.word ?? '', t)).toBe(t.help[help])
  })

  test('Python’s words are told in TypeScript’s', () => {
    const remark = first('const x = None')
    expect(remark?.word).toBe('None')
    expect(helpOn(remark as { code: number }, 'None', editorWords.en)).toContain('null')
  })

  test('a misspelt name is remarked on, where it stands', () => {
    expect(first('const y = new nn.Linaer(2, 3)')?.message).toContain("'Linear'")
    expect(first('const y = randn(2).permut(0)')?.word).toBe('permut')
  })

  test('TypeScript speaks Chinese on a Chinese page', () => {
    speak(chinese())
    expect(first('const y = new nn.Linaer(2, 3)')?.message).toMatch(/不存在.*Linear/)
    speak({})
  })
})
