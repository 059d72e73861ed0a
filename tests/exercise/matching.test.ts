import { describe, expect, test } from 'vitest'
import { layouts, stack, unstack } from '../../src/lib/exercise/layout'
import { arrangements, type Spec } from '../../src/lib/exercise/matching'
import type { ModuleName } from '../../src/lib/exercise/modules'
import { specsOf } from '../../src/lib/exercise/observe'

/** The post's encoder of three blocks, with every name turned into another. */
const encoder = (rename: (key: string) => string) => renamed('TransformerEncoder', rename)
const renamed = (module: ModuleName, rename: (key: string) => string) =>
  specsOf(module)[0].map(({ key, shape }) => ({ key: rename(key), shape }))

/** What the likeliest way says the weights are, if each is one of the reference's. */
function firstGuess(module: ModuleName, own: readonly Spec[]) {
  const [first] = arrangements(own, specsOf(module)[0], 5)
  return own.map(({ key }) => first.get(key)?.keys.join(' + '))
}
const keysOf = (module: ModuleName) => specsOf(module)[0].map(({ key }) => key)

const words = (from: Record<string, string>) => (key: string) =>
  Object.entries(from).reduce((name, [word, other]) => name.replace(word, other), key)

describe('a learner’s own names in an encoder', () => {
  const ways: Record<string, (key: string) => string> = {
    'a wrapper calls the norms of its blocks “norm”, and the last one “ln”': (key) =>
      words({ 'layers.': 'blocks.', '.norm1': '.0.norm', '.norm2': '.1.norm', msa: '0.fn', mlp: '1.fn' })(key).replace(/^norm/, 'ln'), // biome-ignore format: one thought
    'the four linear layers of attention have numbers only': words({
      'layers.': 'layers.',
      proj_q: 'linears.0',
      proj_k: 'linears.1',
      proj_v: 'linears.2',
      out_proj: 'linears.3',
    }),
    'the norms say which part of the block they belong to': words({
      norm1: 'attention_norm',
      norm2: 'ffn_norm',
      msa: 'attn',
      mlp: 'ffn',
    }),
    'the layers of a kind are in a list of their own': (key) =>
      key.replace(/layers\.(\d)\.(\w+)/, '$2s.$1'),
    'norms keep gamma and beta': (key) =>
      key.replace(/norm(.*)weight/, 'ln$1gamma').replace(/norm(.*)bias/, 'ln$1beta'),
  }
  for (const [name, rename] of Object.entries(ways)) {
    test(name, () => {
      expect(firstGuess('TransformerEncoder', encoder(rename))).toEqual(
        keysOf('TransformerEncoder'),
      )
    })
  }

  test('and the norm of the MLP may be made before that of attention', () => {
    const own = encoder(words({ norm1: 'attention_norm', norm2: 'ffn_norm' })).reverse()
    expect(firstGuess('TransformerEncoder', own)).toEqual(keysOf('TransformerEncoder').reverse())
  })

  test('all norms may be in one list', () => {
    const rename = (key: string) =>
      key.replace(/layers\.(\d)\.norm(\d)/, (_, block, norm) => `norms.${2 * block + Number(norm) - 1}`) // biome-ignore format: one thought
    expect(firstGuess('TransformerEncoder', encoder(rename))).toEqual(keysOf('TransformerEncoder'))
  })
})

describe('bare parameters of attention', () => {
  test('are matched beside a real layer', () => {
    const own = renamed('MultiHeadSelfAttention', (key) =>
      key.replace(/proj_(.)\.weight/, 'W$1').replace(/proj_(.)\.bias/, 'b_$1'),
    )
    expect(own.map(({ key }) => key)).toContain('out_proj.weight')
    expect(firstGuess('MultiHeadSelfAttention', own)).toEqual(keysOf('MultiHeadSelfAttention'))
  })

  test('are matched where one weight is fused and its biases are not', () => {
    const own = [
      { key: 'q_bias', shape: [30] },
      { key: 'v_bias', shape: [30] },
      { key: 'k_bias', shape: [30] },
      { key: 'qkv.weight', shape: [90, 30] },
      { key: 'proj.weight', shape: [30, 30] },
      { key: 'proj.bias', shape: [30] },
    ]
    expect(firstGuess('MultiHeadSelfAttention', own)).toEqual([
      'proj_q.bias',
      'proj_v.bias',
      'proj_k.bias',
      'proj_q.weight + proj_k.weight + proj_v.weight',
      'out_proj.weight',
      'out_proj.bias',
    ])
  })
})

describe('the rows of a fused weight', () => {
  // 2 heads of 3 rows each: q is 0 … 5, k is 10 … 15
  const parts = [0, 10].map((first) => Float32Array.from({ length: 6 }, (_, i) => first + i))

  test('run part by part, head by head, row by row, or with the head last', () => {
    const stacked = layouts.map((layout) => [...stack(parts, 12, { layout, heads: 2 })])
    expect(stacked).toEqual([
      [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15],
      [0, 1, 2, 10, 11, 12, 3, 4, 5, 13, 14, 15],
      [0, 10, 1, 11, 2, 12, 3, 13, 4, 14, 5, 15],
      [0, 3, 10, 13, 1, 4, 11, 14, 2, 5, 12, 15],
    ])
  })

  test('come apart again', () => {
    for (const layout of layouts) {
      const fused = { layout, heads: 2 }
      expect(unstack(stack(parts, 12, fused), 2, 12, fused)).toEqual(parts)
    }
  })
})
