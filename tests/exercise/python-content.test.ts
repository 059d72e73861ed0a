import { describe, expect, test } from 'vitest'
import { programsOf, read, readExercises, readMistakes } from '../../scripts/catalogue'
import {
  answersIn,
  faultOf,
  inPython,
  readPrompt,
  signatureOf,
  spans,
} from '../../src/lib/exercise'
import { codeInPython } from '../../src/lib/exercise/in-python'

const exercises = readExercises()
const post = read('content/original/vit.py')
test('what TypeScript writes has its spelling in Python', () => {
  const spelt = [
    ['this.headDim = Math.floor(embedDim / numHeads)', 'self.head_dim = embed_dim // num_heads'],
    ['Math.floor(imageSize / patchSize) ** 2', '(image_size // patch_size) ** 2'],
    ['transOutput.index(Slice(), 0)', 'trans_output[:, 0]'],
    ['x.add(this.posEmb.index(Slice(), Slice(0, 1 + h * w)))', 'x + self.pos_emb[:, :1 + h * w]'],
    ['softmax(attenScore, { dim: -1 })', 'softmax(atten_score, dim=-1)'],
    ['const layer = new nn.LayerNorm(embedDim)', 'layer = nn.LayerNorm(embed_dim)'],
  ]
  expect(spelt.map(([ts]) => codeInPython(ts))).toEqual(spelt.map(([, py]) => py))
  expect(inPython('embedDim into `new nn.GELU()`, √headDim')).toBe(
    'embed_dim into `nn.GELU()`, √head_dim',
  )
})

describe.each(exercises)('$slug', (exercise) => {
  const { folder, kind } = exercise

  test.each(['zh', 'en'])('is asked and helped in Python’s words, too (%s)', (lang) => {
    const said = inPython(read(`${folder}/${lang}.md`))
    const code = spans(said).flatMap(({ text, code }) => (code ? [text] : []))
    const typescript = /^(new|const|let) |\b(this|Math|Slice|index|add|div)\b|\{|^\w+: /
    expect(code.filter((text) => typescript.test(text))).toEqual([])
    expect(said).not.toMatch(/\b[a-z]+[A-Z]/)
    const known = [...post.matchAll(/\w+/g)].map(([word]) => word).concat('state_dict')
    expect((said.match(/\b[a-z]+_\w+/g) ?? []).filter((word) => !known.includes(word))).toEqual([])
  })

  if (kind === 'blanks') {
    test('has the same blanks in the post’s own class, and the last hint says what stands in each', () => {
      const [answers, same] = (['py', 'ts'] as const).map((ending) => {
        const { starter, solution } = programsOf(exercise, ending)
        return answersIn(starter, solution)
      })
      expect(answers).toHaveLength(same?.length ?? 0)
      expect(answers?.map((answer) => answer.trim())).not.toContain('')
      const bare = (code: string) => code.replaceAll(' ', '')
      for (const lang of ['zh', 'en']) {
        const last = readPrompt(inPython(read(`${folder}/${lang}.md`))).hints.at(-1)?.steps ?? []
        const said = last.map((step) => spans(step).map(({ text, code }) => code && bare(text)))
        expect(said).toHaveLength(answers?.length ?? 0)
        answers?.forEach((answer, i) => {
          expect(said[i]).toContain(bare(answer))
        })
      }
    })
  }

  if (kind === 'write' || kind === 'whole') {
    test('is the post’s own class, and its signature is given', () => {
      const lines = (text: string) =>
        text.split('\n').flatMap((line) => (/^\s*(#|import |from |$)/.test(line) ? [] : [line.trimEnd()])) // biome-ignore format: one thought
      expect(lines(post)).toEqual(expect.arrayContaining(lines(read(`${folder}/solution.py`))))
      const signature = signatureOf(read(`${folder}/starter.py`))
      expect(signature).toHaveLength(kind === 'whole' ? 18 : 3)
      expect(signature).toEqual(signatureOf(read(`${folder}/solution.py`)))
    })
  }

  if (kind === 'bug') {
    test('has its mistake in Python where it has it in TypeScript', () => {
      const known = readMistakes().find(({ id }) => id === exercise.mistake)
      const { starter: wrong, solution } = programsOf(exercise, 'py')
      const also = exercise.also?.map(codeInPython)
      const { lines, missing } = faultOf(wrong, solution, also)
      expect(lines).not.toEqual([])
      const counted = lines.map((n) => wrong.split('\n')[n - 1].trim())
      if (known?.line?.py) expect(counted).toContain(known.line.py)
      else expect(missing).toBe(true)
    })
  }
})
