import { beforeAll, expect, test, vi } from 'vitest'
import { catalogue } from '../../scripts/catalogue'
import { checkAnswer, type ModuleName, moduleNames, type Whole } from '../../src/lib/exercise'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 60_000 })

beforeAll(() => setDevice('cpu'))

/** All six classes in one file, some of them written otherwise. */
async function file(other: Partial<Record<ModuleName, (source: string) => string>> = {}) {
  const classes: string[] = []
  for (const module of moduleNames) {
    const { original } = await catalogue(module)
    const source = original.replace(/^import .*\n/gm, '')
    classes.push(other[module]?.(source) ?? source)
  }
  return classes.join('\n')
}
const on = async (source: string) => (await checkAnswer({ source }, catalogue)) as Whole
const noScale = (source: string) => source.replace(/\.div\(.*?\)/, '')

test('all six classes in one file are right', async () => {
  const { verdict, works, message } = await on(await file())
  expect([verdict, works.length]).toEqual(['right', 6])
  expect(message.en).toContain('All six classes are right')
})

test('a mistake is named in the class that makes it; those around it are right by themselves', async () => {
  const { verdict, mistake, message, classes } = await on(
    await file({ MultiHeadSelfAttention: noScale }),
  )
  expect([verdict, mistake]).toEqual(['wrong', 'ms01'])
  expect(message.zh).toMatch(/^MultiHeadSelfAttention：/)
  expect(classes.map(({ inherited }) => inherited)).toEqual([
    [],
    [],
    [],
    ['MultiHeadSelfAttention'],
    ['TransformerEncoderBlock'],
    ['TransformerEncoder'],
  ])
})

test('a block with names of its own, around attention that is wrong, is judged with the post’s attention', async () => {
  const { classes } = await on(
    await file({
      MultiHeadSelfAttention: noScale,
      TransformerEncoderBlock: (source) =>
        source.replace('const res = msa.add(x)', 'const res = msa'),
    }),
  )
  expect(classes.map(({ mistake }) => mistake)).toEqual([null, 'ms01', null, 'bk02', null, null])
})

test('the line at fault is looked for in its own class, though others have one just like it', async () => {
  const early = (source: string) =>
    source.replace('x = layer(x)', 'x = layer(x)\n      const out = this.norm(x)\n      return out')
  const source = await file({ TransformerEncoder: early })
  const { mistake, line } = await on(source)
  expect([mistake, source.split('\n').slice(0, line ?? 0).join('\n').match(/class \w+/g)?.pop()]) // biome-ignore format: one thought
    .toEqual(['en05', 'class TransformerEncoder'])
})

test('where a class leaves out a step, no line of the class before it is blamed', async () => {
  const noNorm = (source: string) => source.replace('this.norm(x)', 'x')
  expect(await on(await file({ TransformerEncoder: noNorm }))).toMatchObject({
    mistake: 'en17',
    line: null,
  })
})

test('a class that is not written yet is missed by its name', async () => {
  const { verdict, message } = await on(await file({ MlpBlock: () => '' }))
  expect([verdict, message.en]).toEqual([
    'wrong',
    expect.stringContaining('There is no MlpBlock yet'),
  ])
})

test('a file that cannot be read is one error, not six', async () => {
  const { verdict, classes, line } = await on(`${await file()}\nclass {`)
  expect([verdict, classes]).toEqual(['error', []])
  expect(line).toBeGreaterThan(100)
})
