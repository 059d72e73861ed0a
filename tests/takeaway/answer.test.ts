import { beforeAll, describe, expect, test, vi } from 'vitest'
import { read, readMistakes } from '../../scripts/catalogue'
import { type ModuleName, moduleNames } from '../../src/lib/exercise'
import { probes } from '../../src/lib/exercise/probes'
import type { Python } from '../../src/lib/python/engine'
import { startPython } from '../../src/lib/python/node'
import { answerScript } from '../../src/lib/takeaway/answer'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }) // two cores may be shared by many

let python: Python
let printed = ''
beforeAll(async () => {
  await setDevice('cpu')
  python = await startPython({
    print: (text) => {
      printed += text
    },
  })
})

/** What the file says when it is run, here by the site's own Python: printed, or as the reason why it stops. */
function said(...asked: Parameters<typeof answerScript>): string {
  printed = ''
  const { failure } = python.run(answerScript(...asked))
  return failure ? failure.message : printed.trim()
}

const inputs = Object.values(probes)
  .flat()
  .flatMap(({ inputs }) => inputs).length
const equal = /^Equal to the reference\. Probes tried: \d+\.$/

test('the post’s six classes are equal to the reference, and the file says so in the reader’s language', () => {
  const post = read('content/original/vit.py')
  for (const module of moduleNames) expect(said(module, post, 'en')).toMatch(equal)
  expect(said('whole', post, 'zh')).toBe(`与参考实现相等，一共试了 ${inputs} 组输入。`)
})

describe('a wrong answer stops with the first thing that differs:', () => {
  const folder = (id: string) =>
    readMistakes().find((mistake) => mistake.id === id)?.module as ModuleName
  test.each([
    ['encoder/en01', 'is missing: parameters() does not find it'],
    ['encoder/en02', 'are one parameter'],
    ['encoder/en13', 'start with the same numbers'],
    ['encoder/en14', 'has shape (5, 30); it should be (14, 30)'],
    ['multi-head-self-attention/ms07', 'eval mode, input (3, 7, 30)'],
    ['encoder/en11', 'train mode, input (2, 7, 30)'],
    ['multi-head-self-attention/ms47', 'train mode, input (3, 7, 30)'],
    ['patch-embedding/pe29', 'No gradient reaches pos_emb'],
    ['patch-embedding/pe12', 'The size of tensor a (7) must match'],
  ])('%s %s', (id, words) => {
    const module = folder(id.split('/')[1])
    expect(said(module, read(`content/mistakes/${id}/wrong.py`), 'en')).toContain(words)
  })

  test('in a file of six classes it says which', () => {
    const post = read('content/original/vit.py').replace('x=self.act(x)', 'self.act(x)')
    expect(said('whole', post, 'zh')).toContain('MlpBlock: 形状都对，数不对')
  })
})

test('other people’s right ways are equal, too, whatever their layers and helpers are called', () => {
  const ways = read('tests/python/ways.py')
    .split(/^# way: /m)
    .slice(1)
  for (const way of ways) {
    const [title, module] = way.slice(0, way.indexOf('\n')).split(' | ')
    const helper = 'def draw(*_): raise NameError\n\n'
    expect(said(module as ModuleName, `# ${way}${helper}`, 'en'), title).toMatch(equal)
  }
})
