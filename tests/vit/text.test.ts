import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { setDevice, trace, zeros } from '../../src/lib/torch'
import * as vit from '../../src/lib/vit'

const folder = new URL('../../src/lib/vit/', import.meta.url)
const files = readdirSync(folder).filter((name) => name !== 'index.ts')
const source = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const post = readFileSync(new URL('../../content/original/vit.py', import.meta.url), 'utf8')

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())

/** One class of the post: the names it assigns to self, and those of each step of its forward. */
function classOfPost(name: string) {
  const [, body] = post.split(`class ${name}(`)
  const [init, forward] = body.split(/\nclass |\n# /)[0].split('def forward')
  return {
    fields: [...init.matchAll(/self\.(\w+) *=/g)].map(([, field]) => camel(field)),
    parameters: /__init__\(self,(.*?)\)/
      .exec(init)?.[1]
      .split(',')
      .map((p) => camel(p.split('=')[0].trim())),
    steps: [...forward.matchAll(/^\s+(\w+)(?:,.*)? ?= ?.*$/gm)].map(([, local]) => camel(local)),
  }
}

/** The same of a class here. */
function classHere(text: string) {
  const [init, forward] = text.split('  forward(')
  return {
    fields: [...init.matchAll(/this\.(\w+) =/g)].map(([, field]) => field),
    parameters: /constructor\(([^)]*)\)/
      .exec(init)?.[1]
      .split(',')
      .map((p) => p.split(/[:=]/)[0].trim())
      .filter(Boolean),
    steps: [...forward.matchAll(/^\s+(?:const |let )?\[?(\w+)(?:,.*\])? = .*$/gm)].map(
      ([, local]) => local,
    ),
  }
}

describe.each(files)('%s', (file) => {
  const text = source(file)
  const [, name] = /^export class (\w+)/m.exec(text) as RegExpExecArray

  test('has the post’s fields, arguments and steps, in the post’s order, under the post’s names', () => {
    expect(classHere(text)).toEqual(classOfPost(name))
  })

  test('imports lib/torch and its siblings, nothing else', () => {
    const from = [...text.matchAll(/from '(.*)'/g)].map(([, path]) => path)
    expect(from.every((path) => path === '../torch' || /^\.\/\w+$/.test(path))).toBe(true)
  })

  test('is a straight road of 20 to 45 lines with one sentence on what happens to the picture', () => {
    expect(text).not.toMatch(/\b(tidy|dispose|scoped|if|while|switch)\b|\?/)
    expect(text.match(/\bfor \(/g)?.length ?? 0).toBeLessThanOrEqual(file === 'encoder.ts' ? 2 : 0)
    expect(text.match(/\/\*\* [^*]+\. \*\//g)).toHaveLength(1)
    const lines = text.trimEnd().split('\n').length
    expect(lines).toBeGreaterThanOrEqual(20)
    expect(lines).toBeLessThanOrEqual(45)
  })
})

test('embed_dim that no number of heads divides fails where the post fails, and says why', async () => {
  await setDevice('meta')
  const attention = new vit.MultiHeadSelfAttention(48, 5)
  const run = () => trace(() => attention(zeros(2, 17, 48)))
  expect(run).toThrow("shape '[2, 17, 5, 9]' is invalid for input of size 1632")
  expect(run).toThrow('48 numbers do not split evenly into 5 heads')
  expect(run).toThrow('embed_dim 要能被 num_heads 整除')
})

test('dropout is a step of the trace in both modes, as in PyTorch', async () => {
  await setDevice('meta')
  const mlp = new vit.MlpBlock(4, 6, 4, 0.1)
  const drops = () =>
    trace(() => mlp(zeros(2, 3, 4))).steps[0].children?.filter((s) => s.op === 'Dropout')
  const steps = [...(drops() ?? []), ...(mlp.eval() && (drops() ?? []))]
  const calls = steps.map((s) => s.children?.map(({ op, args }) => [op, ...args]))
  expect(calls).toEqual([
    [['dropout', 0.1, true, false]],
    [['dropout', 0.1, true, false]],
    [['dropout', 0.1, false, false]],
    [['dropout', 0.1, false, false]],
  ])
})
