import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  deepcopy,
  nn,
  ones,
  optim,
  randn,
  scoped,
  setDevice,
  type Tensor,
  tensor,
} from '../../src/lib/torch'

beforeEach(() => setDevice('cpu'))
const numbers = async (t: Tensor) => [...(await t.data())].map((v) => Number(v.toFixed(5)))
const leaf = (...values: number[]) => new nn.Parameter(tensor(values, { dtype: 'float32' }))

describe('an optimizer', () => {
  test('goes against the gradient by the learning rate', () =>
    scoped(async () => {
      const x = leaf(1, 2)
      const sgd = new optim.SGD([x], { lr: 0.1 })
      x.mul(x).sum().backward()
      sgd.step()
      expect(await numbers(x)).toEqual([0.8, 1.6])
    }))

  test('has groups of parameters with settings of their own, which a schedule may change', () =>
    scoped(async () => {
      const [slow, quick] = [leaf(1), leaf(1)]
      const groups = [{ params: [slow] }, { params: [quick], lr: 0.5 }]
      const sgd = new optim.SGD(groups, { lr: 0.1 })
      const step = () => {
        sgd.zeroGrad()
        slow.add(quick).sum().backward()
        sgd.step()
      }
      step()
      expect([await numbers(slow), await numbers(quick)]).toEqual([[0.9], [0.5]])
      sgd.paramGroups[0].lr = 0.2
      step()
      expect([await numbers(slow), await numbers(quick)]).toEqual([[0.7], [0]])
    }))

  test('leaves a parameter alone that has no gradient, and forgets all gradients when told', () =>
    scoped(async () => {
      const [used, unused] = [leaf(1), leaf(1)]
      const adam = new optim.Adam([used, unused], { lr: 0.1, weightDecay: 1 })
      used.mul(3).sum().backward()
      adam.step()
      expect(await numbers(unused)).toEqual([1])
      expect(await numbers(used)).toEqual([0.9])
      adam.zeroGrad()
      expect([used.grad, unused.grad]).toEqual([null, null])
    }))

  test('AdamW decays the parameter itself, Adam its gradient', () =>
    scoped(async () => {
      const [a, b] = [leaf(10), leaf(10)]
      for (const [x, adam] of [
        [a, new optim.Adam([a], { lr: 0.1, weightDecay: 0.5 })],
        [b, new optim.AdamW([b], { lr: 0.1, weightDecay: 0.5 })],
      ] as const) {
        x.mul(1e-3).sum().backward()
        adam.step()
      }
      expect([await numbers(a), await numbers(b)]).toEqual([[9.9], [9.4]])
    }))
})

describe('dropout', () => {
  test('drops about as many as asked, makes up for them, and drops others the next time', () =>
    scoped(async () => {
      const drop = new nn.Dropout(0.25)
      const [first, second] = await Promise.all([1, 2].map(() => drop(ones(10000)).data()))
      const kept = first.filter((v) => v !== 0)
      expect(kept.every((v) => Math.abs(v - 1 / 0.75) < 1e-6)).toBe(true)
      expect(Math.abs(kept.length / 10000 - 0.75)).toBeLessThan(0.02)
      expect(first).not.toEqual(second)
    }))

  test('lets gradients through where it let numbers through', () =>
    scoped(async () => {
      const x = randn(100).requiresGrad_()
      const y = new nn.Dropout(0.5)(x)
      y.sum().backward()
      const [a, b, grad] = [await x.data(), await y.data(), (await x.grad?.data()) ?? []]
      expect([...grad]).toEqual([...b.map((v, i) => (v === 0 ? 0 : Math.round(v / a[i])))])
    }))

  test('does nothing in eval mode', () =>
    scoped(async () => {
      const x = randn(50)
      expect(await new nn.Dropout(0.9).eval()(x).data()).toEqual(await x.data())
    }))
})

test('deepcopy gives a module that learns for itself and looks the same', () =>
  scoped(async () => {
    const block = new nn.Sequential(new nn.Linear(2, 2), new nn.Dropout(0.1))
    const copy = deepcopy(block)
    expect([...copy.stateDict().keys()]).toEqual([...block.stateDict().keys()])
    expect(copy.eval().at(1).training).toBe(false)
    expect(block.at(1).training).toBe(true)
    const x = ones(1, 2)
    expect(await copy(x).data()).toEqual(await block.eval()(x).data())
    copy(x).sum().backward()
    expect(copy.parameters().every((p) => p.grad)).toBe(true)
    expect(block.parameters().some((p) => p.grad)).toBe(false)
  }))

test('F.softmax without a dimension guesses one and warns, as in PyTorch', async () => {
  await setDevice('meta')
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  nn.functional.softmax(randn(2, 3))
  expect(warn).toHaveBeenCalledWith(
    'Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument.',
  )
  warn.mockRestore()
})
