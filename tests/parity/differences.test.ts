import { beforeAll, describe, expect, test } from 'vitest'
import { compareGolden } from '../../src/lib/parity'
import { difference, gradientScale, magnitude } from '../../src/lib/parity/difference'
import { setDevice } from '../../src/lib/torch'
import type { Writable } from '../../src/lib/torch/safetensors'
import { tf } from '../../src/lib/torch/tf'
import { changed, moved, read } from './golden-files'

type Tensors = Map<string, Writable>
type Metadata = Map<string, string>
interface Row {
  op: string
  inputs: number[][]
  output: number[]
}

beforeAll(() => setDevice('cpu'))

const expectFail = async (
  words: string | RegExp,
  edit: (tensors: Tensors, metadata: Metadata) => void,
) => {
  const report = await compareGolden(changed('patch-embedding', edit))
  expect(report.reason).toMatch(words)
  expect(report.status).toBe('fail')
  return report
}

const editTrace = (edit: (rows: Row[]) => void) => (_: Tensors, metadata: Metadata) => {
  const rows = JSON.parse(metadata.get('trace') as string)
  edit(rows)
  metadata.set('trace', JSON.stringify(rows))
}

const editInit = (change: object) => (_: Tensors, metadata: Metadata) =>
  metadata.set('init', JSON.stringify({ ...JSON.parse(metadata.get('init') as string), ...change }))

describe('a golden with one number changed fails and says which', () => {
  const move =
    (name: string, by = 0.01) =>
    (tensors: Tensors) =>
      tensors.set(name, moved(tensors.get(name), by, 5))

  test.each([
    ['output', /^the output differs by 9\.9e-4, the limit is 1e-5$/],
    ['step.003', /^step 003 expand differs by/],
    ['grad.input', /^the gradient of input differs by/],
    ['grad.emb.weight', /^the gradient of emb\.weight differs by/],
    ['state.pos_emb', /^step 005 __getitem__ differs by/],
    ['state.emb.bias', /^step 000 conv2d differs by/],
    ['input', /^step 000 conv2d differs by/],
    ['cotangent', /^the gradient of pos_emb differs by/],
  ])('%s', async (name, words) => {
    await expectFail(words, move(name))
  })

  test('a number that is not one', async () => {
    const report = await expectFail(/^the output differs by Infinity/, move('output', Number.NaN))
    expect(report.output).toBe(Number.POSITIVE_INFINITY)
  })

  test('twice the limit is too far, half the limit is not', async () => {
    const by = (share: number) => (tensors: Tensors) => {
      const size = magnitude(tensors.get('output')?.data ?? [])
      tensors.set('output', moved(tensors.get('output'), share * size))
    }
    await expectFail(/^the output differs by 2\.\de-5/, by(2e-5))
    expect(await compareGolden(changed('patch-embedding', by(5e-6)))).toMatchObject({
      status: 'pass',
      reason: '',
    })
  })
})

describe('a golden with another operation fails and says which', () => {
  test.each<[string, (rows: Row[]) => void, RegExp]>([
    [
      'another name',
      (rows) => rows.splice(2, 1, { ...rows[2], op: 'view' }),
      /^step 002: PyTorch runs view \(2, 4, 4, 24\) → \(2, 16, 24\); here reshape \(2, 4, 4, 24\)/,
    ],
    [
      'another input',
      (rows) => rows[6].inputs.pop(),
      /^step 006: PyTorch runs add \(2, 17, 24\) →/,
    ],
    ['another output', (rows) => rows[1].output.reverse(), /^step 001: PyTorch runs permute/],
    ['another order', (rows) => rows.reverse(), /^step 000: PyTorch runs add/],
    ['one more', (rows) => rows.push(rows[0]), /^step 007: .* here nothing$/],
    ['one less', (rows) => rows.pop(), /^step 006: PyTorch has finished; here follows add/],
    ['none', (rows) => rows.splice(0), /^step 000: PyTorch has finished/],
  ])('%s', async (_, edit, words) => {
    const { ops } = await expectFail(words, editTrace(edit))
    expect(ops.matched === ops.total && ops.total === 7).toBe(false)
  })

  test('the others still count', async () => {
    const rename = editTrace((rows) => rows.splice(2, 1, { ...rows[2], op: 'view' }))
    expect((await expectFail(/view/, rename)).ops).toEqual({ matched: 6, total: 7 })
  })
})

describe('a golden with something missing, added or misshapen fails and says what', () => {
  const remove = (name: string) => (tensors: Tensors) => tensors.delete(name)
  const add = (name: string) => (tensors: Tensors) =>
    tensors.set(name, { dtype: 'F32', shape: [1], data: [1] })
  const reshape = (name: string, shape: number[]) => (tensors: Tensors) =>
    tensors.set(name, { ...(tensors.get(name) as Writable), shape })

  test.each<[string, (tensors: Tensors, metadata: Metadata) => unknown, RegExp]>([
    ['a weight gone', remove('state.emb.bias'), /Missing key\(s\) in state_dict: "emb\.bias"/],
    ['a weight too many', add('state.extra'), /Unexpected key\(s\) in state_dict: "extra"/],
    ['a weight reshaped', reshape('state.emb.bias', [1, 24]), /size mismatch for emb\.bias/],
    ['a step gone', remove('step.004'), /the file has no value of step 004 cat/],
    ['a step too many', add('step.007'), /step 007 did not happen here/],
    [
      'a step reshaped',
      reshape('step.002', [2, 24, 16]),
      /step 002 reshape has shape \(2, 16, 24\)/,
    ],
    ['the output reshaped', reshape('output', [34, 24]), /the output has shape .* \(34, 24\)/],
    ['a gradient gone', remove('grad.cls_emb'), /the file has no gradient of cls_emb/],
    ['a gradient too many', add('grad.extra'), /a gradient of extra, which is not here/],
    [
      'a gradient reshaped',
      reshape('grad.emb.bias', [24, 1]),
      /the gradient of emb\.bias has shape/,
    ],
    ['no input', remove('input'), /the file has no tensor input/],
    ['no output', remove('output'), /the file has no tensor output/],
    ['no cotangent', remove('cotangent'), /the file has no tensor cotangent/],
    [
      'an input without channels',
      reshape('input', [2, 1, 48, 16]),
      /to have 3 channels, but got 1 channels/,
    ],
    ['no trace', (_, metadata) => metadata.delete('trace'), /__metadata__ has no "trace"/],
    ['half a trace', (_, metadata) => metadata.set('trace', '[{'), /trace is not valid JSON/],
    ['a trace of words', (_, metadata) => metadata.set('trace', '["cat"]'), /not a list of steps/],
    ['no module', (_, metadata) => metadata.delete('module'), /__metadata__ has no "module"/],
    ['another kind', (_, metadata) => metadata.set('kind', 'backward'), /neither forward nor/],
    ['an argument gone', editInit({ patch_size: undefined }), /init lacks patch_size/],
    ['an argument too many', editInit({ stride: 2 }), /PatchEmbedding takes no argument stride/],
    ['an argument in words', editInit({ patch_size: 'four' }), /init\.patch_size is not a number/],
    ['another embed_dim', editInit({ embed_dim: 17 }), /size mismatch for/],
    [
      'an embed_dim of billions',
      editInit({ embed_dim: 4e9 }),
      /no weight in the file has that size/,
    ],
    ['an image of billions', editInit({ image_size: 4e9 }), /the positions in the file do not/],
  ])('%s', async (_, edit, words) => {
    await expectFail(words, edit)
  })

  test('a file cut short', async () => {
    const report = await compareGolden(read('patch-embedding').subarray(0, 9000))
    expect(report.status).toBe('fail')
    expect(report.reason).toMatch(/incomplete metadata, file not fully covered: .* cut short/)
  })
})

test('a module that is not written here yet is skipped, not failed', async () => {
  const other = changed('patch-embedding', (_, metadata) => metadata.set('module', 'SwinBlock'))
  expect(await compareGolden(other)).toMatchObject({
    status: 'skip',
    reason: 'module SwinBlock is not known here yet',
  })
})

test('a comparison that fails half-way leaves no tensor behind', async () => {
  const before = tf.memory().numTensors
  await expectFail(/no tensor cotangent/, (tensors) => tensors.delete('cotangent'))
  await expectFail(/size mismatch/, editInit({ embed_dim: 17 }))
  expect(tf.memory().numTensors).toBe(before)
})

describe('a difference', () => {
  test('is the largest one, as a share of the largest expected number', () => {
    expect(difference([1, 2, 8], [1, 2.5, 10])).toBe(0.2)
    expect(difference([0.5], [0])).toBe(0.5)
  })

  test('is infinite where something is not a number or not there', () => {
    const infinite = Number.POSITIVE_INFINITY
    expect(difference([Number.NaN, 0], [0, 0])).toBe(infinite)
    expect(difference([0, 0], [0, Number.NaN])).toBe(infinite)
    expect(difference([Number.NaN], [Number.NaN])).toBe(infinite)
    expect(difference([1], [1, 2])).toBe(infinite)
    expect(difference([1, 5], [infinite, 5])).toBe(infinite)
  })

  test('of a gradient that is zero on paper is measured against the largest gradient', () => {
    expect(gradientScale(2e-6, 50)).toBe(50)
    expect(gradientScale(0.01, 50)).toBe(0.01)
  })
})
