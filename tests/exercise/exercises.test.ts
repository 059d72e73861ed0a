import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  catalogue,
  folders,
  type Program,
  programsOf,
  readExercises,
  wholeWith,
} from '../../scripts/catalogue'
import {
  type Answer,
  answersIn,
  checkAnswer,
  faultOf,
  type Kind,
  type Mistake,
  type ModuleName,
  moduleNames,
  type Verdict,
} from '../../src/lib/exercise'
import { inTypeScript, toldInTypeScript } from '../../src/lib/exercise/in-typescript'
import { mistakesOf, programOf } from '../../src/lib/exercise/pairs'
import { count, type Score, scoreOf } from '../../src/lib/exercise/score'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 120_000 }) // two cores may be shared by many

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {}) // a softmax without dim warns, as PyTorch's does
  await setDevice('cpu')
})

const exercises = readExercises()
const verdicts = new Map<string, Promise<Verdict>>()

/** The verdict on an answer; many exercises have the same ones, and once is enough. */
function verdictOn(answer: Answer): Promise<Verdict> {
  const key = `${answer.module} ${answer.source}`
  const verdict = verdicts.get(key) ?? checkAnswer(answer, catalogue)
  verdicts.set(key, verdict)
  return verdict
}

/** The post's class with some of its text replaced, and what that is called. */
test.each<[what: string, id: string, module: ModuleName, text: string, by: string]>([
  ['only the last layer', 'en18', 'TransformerEncoder', 'of this.layers)', 'of [...this.layers].slice(-1))'], // biome-ignore format: a row each
  ['v from the keys’ layer', 'ms48', 'MultiHeadSelfAttention', 'this.projV(x)', 'this.projK(x).mul(1)'], // biome-ignore format: a row each
  ['an average of the keys', 'ms19', 'MultiHeadSelfAttention', 'matmul(attenWeight, v)', 'attenWeight.mul(1).matmul(k)'], // biome-ignore format: a row each
  ['a position that asks for no gradient', 'pe29', 'PatchEmbedding', 'this.patchNum + 1, embedDim))', 'this.patchNum + 1, embedDim), { requiresGrad: false })'], // biome-ignore format: a row each
  ['a class token that gets no position', 'pe09', 'PatchEmbedding', 'x.add(this.posEmb.index(Slice(), Slice(0, 1 + h * w)))', 'cat([clsEmb, x.index(Slice(), Slice(1)).add(this.posEmb.index(Slice(), Slice(1, 1 + h * w)))], 1)'], // biome-ignore format: a row each
  ['an encoder that is always in eval mode', 'vt13', 'VisionTransformer', 'this.trans(emb)', 'this.trans.eval()(emb)'], // biome-ignore format: a row each
  ['a layer that is always in eval mode', 'en11', 'TransformerEncoder', 'layer(x)', 'layer.eval()(x)'], // biome-ignore format: a row each
  ['dropout the second time only for show', 'ml22', 'MlpBlock', 'return out', 'return x'], // biome-ignore format: a row each
  ['an encoder that runs no layer', 'en19', 'TransformerEncoder', 'of this.layers)', 'of [] as nn.Module[])'], // biome-ignore format: a row each
  ['a score scaled twice', 'ms53', 'MultiHeadSelfAttention', '.div(this.headDim ** 0.5)', '.div(this.headDim ** 0.5).div(Math.sqrt(this.headDim))'], // biome-ignore format: a row each
])('%s is %s, however it is written', async (_, id, module, text, by) => {
  const { original } = await catalogue(module)
  expect(original).toContain(text)
  expect(await verdictOn({ module, source: original.replaceAll(text, by) })).toMatchObject({
    mistake: id,
    and: null,
  })
})

test('two layers that changed places are told as two, each in its own words', async () => {
  const module = 'MultiHeadSelfAttention'
  const { original } = await catalogue(module)
  const swapped: Readonly<Record<string, string>> = { Q: 'K', K: 'Q' }
  const source = original.replace(/this\.proj([QK])\(/g, (_, one) => `this.proj${swapped[one]}(`)
  const { message } = await verdictOn({ module, source })
  expect(message.en).toMatch(/k is what projQ gives.+q is what projK gives/)
})

test('a root of the width that was rounded is not taken for the root of another size', async () => {
  const module = 'MultiHeadSelfAttention'
  const { original } = await catalogue(module)
  const source = original.replace('this.headDim ** 0.5', 'Math.floor(this.headDim ** 0.5)')
  const { verdict, mistake, why } = await verdictOn({ module, source })
  expect([verdict, mistake, why?.en]).toEqual([
    'wrong',
    null,
    expect.stringContaining('1.22 times'),
  ])
})

describe.each(moduleNames)('whoever writes %s', (module) => {
  const known = async (accept: boolean) =>
    (await catalogue(module)).mistakes.filter((one) => one.source !== null && one.accept === accept)
  const on = (one: Mistake) => verdictOn({ module, source: one.source as string })

  test('and makes a known mistake is told which; only those of its group do the same', async () => {
    for (const mistake of await known(false)) {
      const { id, diagnosis, group, line } = toldInTypeScript(mistake)
      const verdict = await on(mistake)
      expect(verdict, `${id}; npm run fingerprints if the checker changed`).toMatchObject({
        verdict: 'wrong',
        mistake: id,
        and: null,
        message: diagnosis,
      })
      expect(group, `${id} is told apart from ${verdict.also}`).toEqual(
        expect.arrayContaining(verdict.also),
      )
      if (line?.ts) expect(verdict.line, `${id} has a line`).not.toBeNull()
    }
  })

  test('and makes two at once is told both', async () => {
    const known = await catalogue(module)
    const pairs = Object.keys(known.prints).filter((entry) => entry.includes('+'))
    for (const pair of [pairs[0], pairs[pairs.length >> 1]]) {
      const source = programOf(mistakesOf(pair, known), known.original) as string
      const { mistake, and } = await verdictOn({ module, source })
      expect(`${mistake}+${and}`).toBe(pair)
    }
  })

  test('in another right way is right', async () => {
    for (const way of await known(true)) expect((await on(way)).verdict, way.id).toBe('right')
  })

  test('finds the score of these on the page', async () => {
    const { mistakes } = await catalogue(module)
    const found = new Map<Mistake, Verdict>()
    for (const one of mistakes) if (one.source !== null) found.set(one, await on(one))
    const [exercise] = exercises.filter((e) => e.kind === 'write' && e.module === module)
    expect(scoreOf(exercise), 'npm run scores writes it').toEqual(
      count(mistakes, (one) => found.get(one) as Verdict),
    )
  })

  test('with a known mistake among all six classes is told which', async () => {
    const [first] = await known(false)
    const { mistake, message } = await verdictOn({ source: wholeWith(first) })
    expect([mistake, message.en]).toEqual([
      first.id,
      `${module}: ${inTypeScript(first.diagnosis.en)}`,
    ])
  })
})

test('the score of the whole ViT is that of its six classes', () => {
  const of = (kind: Kind) =>
    exercises.filter((e) => e.kind === kind).map((e) => scoreOf(e) as Score)
  const [whole] = of('whole')
  for (const key of Object.keys(whole) as (keyof Score)[]) {
    expect(of('write').reduce((sum, score) => sum + score[key], 0)).toBe(whole[key])
  }
})

const prompt = ['en.md', 'exercise.yaml', 'zh.md']
const twins = ['solution.py', 'solution.ts', 'starter.py', 'starter.ts']
const files: Readonly<Record<Kind, string[]>> = {
  shapes: prompt,
  blanks: [...prompt, 'starter.py', 'starter.ts'],
  bug: prompt,
  write: [...prompt, ...twins],
  whole: [...prompt, ...twins],
}

test.each(exercises)('nothing stray lies in $slug', ({ folder, kind }) => {
  expect(folders(folder)).toEqual(files[kind].toSorted())
})

describe.each(exercises.filter((e): e is Program => e.kind !== 'shapes'))('$slug', (exercise) => {
  const asked = { module: exercise.kind === 'whole' ? undefined : exercise.module }

  test('is solved by its solution, and there is nothing to remark', async () => {
    const { solution, starter } = programsOf(exercise)
    const answer = { ...asked, source: solution, starter }
    expect(await verdictOn(answer)).toMatchObject({ verdict: 'right', remarks: [] })
  })

  test('is not solved by its starter', async () => {
    const { starter, solution } = programsOf(exercise)
    const { verdict, mistake, message } = await verdictOn({ ...asked, source: starter, starter })
    expect(verdict).not.toBe('right')
    if (exercise.kind === 'bug') expect(mistake).toBe(exercise.mistake)
    if (exercise.kind === 'blanks') {
      const blanks = answersIn(starter, solution)?.map((_, i) => String(i + 1))
      expect(message.zh.match(/\d+/g)).toEqual(blanks)
    }
  })
})

test.each(exercises.flatMap((e) => (e.kind === 'bug' ? [e] : [])))(
  'in $slug the line at fault is among those that count',
  async (exercise) => {
    const { starter, solution } = programsOf(exercise)
    const { mistakes } = await catalogue(exercise.module)
    const { line } = mistakes.find(({ id }) => id === exercise.mistake) as Mistake
    const { lines, missing } = faultOf(starter, solution, exercise.also)
    const counted = lines.map((n) => starter.split('\n')[n - 1].trim())
    if (line?.ts) expect(counted).toContain(line.ts)
    else expect(missing).toBe(true)
  },
)
