import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import * as torch from '../../src/lib/torch'
import { manualSeed, nn, optim, scoped, setDevice, type Tensor } from '../../src/lib/torch'
import { VisionTransformer } from '../../src/lib/vit'

/** What a seed gives in PyTorch: see seeded/make_seeded.py. */
const { vit, training, ...draws } = JSON.parse(
  readFileSync(new URL('seeded/expected.json', import.meta.url), 'utf8'),
)

/** The sum, and the sum of value n times (n % 7 + 1): it changes if one number does, or if two change places. */
async function fingerprint(t: Tensor): Promise<[number, number]> {
  const values = await t.data()
  return [sum(values), sum(values.map((v, n) => v * ((n % 7) + 1)))]
}
const sum = (values: Float32Array) => values.reduce((total, v) => total + v, 0)

async function expectFingerprint(t: Tensor, [plain, weighted]: [number, number]) {
  const [a, b] = await fingerprint(t)
  expect(Math.abs(a - plain)).toBeLessThan(1e-5 * Math.max(1, Math.abs(plain)))
  expect(Math.abs(b - weighted)).toBeLessThan(1e-5 * Math.max(10, Math.abs(weighted)))
}

beforeEach(() => setDevice('cpu'))

describe('the same seed gives the numbers PyTorch gives', () => {
  const cases: [string, number, () => Tensor][] = [
    ['randn 15', 0, () => torch.randn(15)],
    ['randn 16', 0, () => torch.randn(16)],
    ['randn 1000', 5, () => torch.randn(1000)],
    ['rand 1000', 7, () => torch.rand(1000)],
    ['randint 1000', 2 ** 31 + 5, () => torch.randint(10, [1000])],
    ['randperm 1000', 123456789012, () => torch.randperm(1000)],
    ['dropout 1000', 11, () => nn.functional.dropout(torch.ones(1000), 0.1)],
  ]
  test.each(cases)('%s after manualSeed(%i)', (name, seed, draw) =>
    scoped(async () => {
      manualSeed(seed)
      await expectFingerprint(draw(), draws[name])
    }),
  )

  test('the first normal numbers of seed 0 are the ones every PyTorch user has seen', () =>
    scoped(async () => {
      manualSeed(0)
      const [a, b, c] = await torch.randn(3).data()
      expect([a, b, c].map((v) => v.toFixed(4))).toEqual(['1.5410', '-0.2934', '-2.1788'])
    }))
})

describe('a VisionTransformer built after manualSeed(0)', () => {
  test('starts from the weights PyTorch starts from, every one', () =>
    scoped(async () => {
      manualSeed(0)
      const state = new VisionTransformer(16, 3, 10, 4, 24, 2, 3, 40, 0.1).stateDict()
      expect([...state.keys()]).toEqual(Object.keys(vit))
      for (const [name, t] of state) await expectFingerprint(t, vit[name])
    }))

  test.each<'cpu' | 'wasm'>(['cpu', 'wasm'])(
    'trains with dropout to PyTorch’s losses, masks and all, on %s',
    async (device) => {
      await setDevice(device)
      await scoped(async () => {
        manualSeed(3)
        const model = new VisionTransformer(8, 1, 10, 2, 16, 2, 2, 32, 0.1)
        const [images, labels] = [torch.randn(6, 1, 8, 8), torch.randint(10, [6])]
        const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 })
        for (const expected of training) {
          await scoped(async () => {
            const loss = nn.functional.crossEntropy(model(images), labels)
            optimizer.zeroGrad()
            loss.backward()
            optimizer.step()
            expect(Math.abs((await loss.item()) - expected)).toBeLessThan(1e-4)
          })
        }
      })
    },
  )
})
