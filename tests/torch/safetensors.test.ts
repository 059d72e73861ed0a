import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromArray, scoped, setDevice } from '../../src/lib/torch'
import {
  readSafetensors,
  SafetensorsError,
  stateToSafetensors,
  toTensors,
  type Writable,
  writeSafetensors,
} from '../../src/lib/torch/safetensors'
import { PatchEmbedding } from '../../src/lib/vit/patch'

const bytesOf = (name: string) => readFileSync(new URL(`safetensors/${name}`, import.meta.url))
beforeAll(() => setDevice('cpu'))

describe('a file that PyTorch saved', () => {
  const { metadata, tensors } = readSafetensors(bytesOf('from-torch.safetensors'))
  const numbers = (name: string) => [...(tensors.get(name)?.data ?? [])]

  test('says what it says about itself, Chinese included', () => {
    expect([...metadata].sort()).toEqual([
      ['format', 'pt'],
      ['题', '手撕 ViT'],
    ])
  })

  test('gives every number of every kind exactly', () => {
    expect(numbers('f32')).toEqual([1.5, -0.00225, 3.4e38, 0.1, -1e-45, 0].map(Math.fround))
    const inf = Number.POSITIVE_INFINITY
    expect(numbers('f16')).toEqual([0.5, -65504, 2 ** -24, 1365 / 4096, inf, -inf, Number.NaN, -0])
    expect(numbers('bf16')).toEqual([1, -3.140625, 226 * 2 ** 120, Number.NaN])
    expect(numbers('i64')).toEqual([2 ** 53 - 1, 1 - 2 ** 53, 42, -1])
    expect(numbers('i32')).toEqual([2 ** 31 - 1, -(2 ** 31), 7])
    expect(numbers('u8')).toEqual([0, 255, 3])
    expect(numbers('bool')).toEqual([1, 0, 1])
  })

  test('keeps the shape of a matrix, of a single number and of nothing', () => {
    expect(tensors.get('f32')?.shape).toEqual([2, 3])
    expect([tensors.get('scalar')?.shape, numbers('scalar')]).toEqual([[], [2.5]])
    expect([tensors.get('empty')?.shape, numbers('empty')]).toEqual([[0, 3], []])
  })

  test('may name a tensor anything, and that changes nothing else', () => {
    expect(numbers('权重.__proto__')).toEqual([0, 1, 2])
    expect(({} as Record<string, unknown>).dtype).toBeUndefined()
  })
})

describe('a file written here', () => {
  /** Weights anyone can make again: 7·i mod 13, moved and scaled to −¾ … ¾. */
  const pattern = (shape: readonly number[]) => {
    const count = shape.reduce((n, size) => n * size, 1)
    return fromArray(
      Array.from({ length: count }, (_, i) => (((i * 7) % 13) - 6) / 8),
      shape,
    )
  }
  const save = () =>
    scoped(async () => {
      const model = new PatchEmbedding(2, 3, 4, 6)
      const state = [...model.stateDict()].map(([key, p]) => [key, pattern(p.shape)] as const)
      model.loadStateDict(new Map(state))
      return await stateToSafetensors(model)
    })

  test('is, byte for byte, the one that PyTorch was seen to load', async () => {
    expect(Buffer.from(await save())).toEqual(bytesOf('from-here.safetensors'))
  })

  test('gives its weights back to a module, strictly', async () => {
    const file = readSafetensors(await save())
    await scoped(async () => {
      const model = new PatchEmbedding(2, 3, 4, 6)
      model.loadStateDict(toTensors(file))
      for (const parameter of model.parameters()) {
        expect(await parameter.data()).toEqual(await pattern(parameter.shape).data())
      }
    })
  })

  test('reads back as it was written, whatever the kinds, widest first', () => {
    const written: [string, Writable][] = [
      ['yes', { dtype: 'BOOL', shape: [3], data: [1, 0, 1] }],
      ['pixel', { dtype: 'U8', shape: [1, 3], data: [0, 128, 255] }],
      ['weight', { dtype: 'F32', shape: [2, 2], data: [0.5, -1, 2, 0.25] }],
      ['rows', { dtype: 'I64', shape: [2], data: [2 ** 53 - 1, -5] }],
      ['count', { dtype: 'I32', shape: [], data: [-7] }],
      ['none', { dtype: 'F32', shape: [0], data: [] }],
      ['constructor', { dtype: 'U8', shape: [1], data: [9] }],
    ]
    const bytes = writeSafetensors(new Map(written), new Map([['step', '12']]))
    const { metadata, tensors } = readSafetensors(bytes)
    expect(Object.fromEntries(metadata)).toEqual({ step: '12' })
    expect([...tensors.keys()][0]).toBe('rows')
    for (const [name, { dtype, shape, data }] of written) {
      const read = tensors.get(name)
      expect([read?.dtype, read?.shape, [...(read?.data ?? [])]]).toEqual([dtype, shape, data])
    }
  })

  test('begins its data at a multiple of eight bytes', () => {
    const bytes = writeSafetensors(new Map([['x', { dtype: 'U8', shape: [1], data: [1] }]]))
    expect((bytes.length - 1) % 8).toBe(0)
  })

  test.each<[string, Writable]>([
    ['x', { dtype: 'I32', shape: [1], data: [2 ** 31] }],
    ['x', { dtype: 'I64', shape: [1], data: [0.5] }],
    ['x', { dtype: 'BOOL', shape: [1], data: [2] }],
    ['x', { dtype: 'F16', shape: [1], data: [1] }],
    ['x', { dtype: 'F32', shape: [3], data: [1, 2] }],
    ['__metadata__', { dtype: 'F32', shape: [1], data: [1] }],
  ])('never holds what cannot be read again: %s %o', (name, tensor) => {
    expect(() => writeSafetensors(new Map([[name, tensor]]))).toThrow(SafetensorsError)
  })
})

test('an integer too long for a number is refused, not rounded', () => {
  const bytes = writeSafetensors(new Map([['x', { dtype: 'I64', shape: [1], data: [0] }]]))
  new DataView(bytes.buffer).setBigInt64(bytes.length - 8, 2n ** 53n, true)
  expect(() => readSafetensors(bytes)).toThrow(/cannot represent/)
})

test('a part of a larger buffer is read from where it begins', () => {
  const bytes = bytesOf('from-torch.safetensors')
  const inside = new Uint8Array(bytes.length + 3).subarray(3)
  inside.set(bytes)
  expect(readSafetensors(inside)).toEqual(readSafetensors(bytes))
})

test('the tensors of a prefix lose it', () => {
  scoped(() => {
    const file = readSafetensors(bytesOf('from-torch.safetensors'))
    expect([...toTensors(file, 'i3').keys()]).toEqual(['2'])
    expect(() => toTensors(file, 'i6')).toThrow(/beyond 32 bits/)
  })
})
