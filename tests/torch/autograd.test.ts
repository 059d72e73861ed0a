import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  enableGrad,
  nn,
  noGrad,
  ones,
  randn,
  scoped,
  setDevice,
  type Tensor,
  tensor,
} from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

/** The numbers of a gradient. */
const numbers = async (t: Tensor | null) => (t ? [...(await t.data())] : null)
const leaf = (...values: number[]) => tensor(values, { dtype: 'float32' }).requiresGrad_()

beforeEach(() => setDevice('cpu'))
afterEach(() => expect(tf.memory().numTensors).toBe(0))

/** A test in a scope of its own, after which nothing may be left. */
const check = (sentence: string, f: () => Promise<void>) => test(sentence, () => scoped(f))

describe('backward', () => {
  check('adds to .grad what is already there, until zeroGrad', async () => {
    const linear = new nn.Linear(1, 1, { bias: false })
    const x = ones(1, 1)
    linear(x).sum().backward()
    linear(x).sum().backward()
    expect(await numbers(linear.weight.grad)).toEqual([2])
    linear.zeroGrad()
    expect(linear.weight.grad).toBeNull()
    linear(x).sum().backward()
    expect(await numbers(linear.weight.grad)).toEqual([1])
  })

  check('of a tensor with many numbers starts from the gradient it is given', async () => {
    const x = leaf(1, 2, 3)
    x.mul(x).backward(tensor([1, 10, 100]).float())
    expect(await numbers(x.grad)).toEqual([2, 40, 600])
  })

  check('adds up all the ways along which a tensor reached the result', async () => {
    const x = leaf(3)
    const y = x.mul(x).add(x)
    y.mul(y).sum().backward()
    expect(await numbers(x.grad)).toEqual([2 * 12 * 7])
  })

  check('gives a parameter that two modules share both their gradients', async () => {
    const first = new nn.Linear(2, 2, { bias: false })
    const second = new nn.Linear(2, 2, { bias: false })
    second.weight = first.weight
    const both = new nn.Sequential(first, second)
    expect(both.parameters()).toHaveLength(1)
    noGrad(() => both.loadStateDict(new Map([['0.weight', tensor([[1, 2], [3, 4]]).float()], ['1.weight', tensor([[1, 2], [3, 4]]).float()]]))) // biome-ignore format: matrices
    both(ones(1, 2)).sum().backward()
    // By hand: y = W W 1, so dW = (Wᵀ 1) 1ᵀ + 1 (W 1)ᵀ.
    expect(await numbers(first.weight.grad)).toEqual([7, 11, 9, 13])
  })

  check('keeps .grad of leaves only, and of others where retainGrad asks for it', async () => {
    const x = leaf(2)
    const y = x.mul(3)
    const z = y.mul(y).retainGrad()
    z.mul(5).sum().backward()
    expect(await numbers(x.grad)).toEqual([5 * 2 * 6 * 3])
    expect(y.grad).toBeNull()
    expect(await numbers(z.grad)).toEqual([5])
    expect([x.isLeaf, y.isLeaf]).toEqual([true, false])
  })

  check('works twice if asked to retain the graph', async () => {
    const x = leaf(2)
    const y = x.mul(x).sum()
    y.backward({ retainGraph: true })
    y.backward()
    expect(await numbers(x.grad)).toEqual([8])
    expect(() => y.backward()).toThrow('Trying to backward through the graph a second time')
  })

  check('works twice where PyTorch keeps no numbers for the way back', async () => {
    for (const f of [
      (x: Tensor) => x.sum(),
      (x: Tensor) => x.add(x).sum(),
      (x: Tensor) => x.reshape(3, 1).transpose(0, 1).index(0).sum(),
      (x: Tensor) => x.neg().clone().cumsum(0).sum(),
    ]) {
      const y = f(leaf(1, 2, 3))
      y.backward()
      expect(() => y.backward()).not.toThrow()
    }
  })

  check('goes through a thousand layers without running out of stack', async () => {
    const x = leaf(1)
    let y: Tensor = x
    for (let i = 0; i < 1000; i++) y = y.add(0)
    y.sum().backward()
    expect(await numbers(x.grad)).toEqual([1])
  })

  test('on meta gives gradients that are shapes', async () => {
    await setDevice('meta')
    const linear = new nn.Linear(3, 2)
    linear(randn(5, 3)).sum().backward()
    expect(linear.weight.grad?.shape).toEqual([2, 3])
    await setDevice('cpu')
  })
})

describe('what requires a gradient', () => {
  check('is what was computed from something that does', async () => {
    const x = leaf(1)
    expect(x.add(1).requiresGrad).toBe(true)
    expect(ones(1).add(1).requiresGrad).toBe(false)
    expect(x.gt(0).requiresGrad).toBe(false)
  })

  check('nothing inside noGrad does, unless enableGrad brings it back', async () => {
    const x = leaf(1)
    expect(noGrad(() => x.add(1).requiresGrad)).toBe(false)
    expect(noGrad(() => enableGrad(() => x.add(1).requiresGrad))).toBe(true)
    expect(() => noGrad(() => x.sum()).backward()).toThrow('does not require grad')
    expect(x.add(1).requiresGrad).toBe(true)
  })

  check('noGrad ends when what runs in it fails', async () => {
    const fail = () => {
      throw new Error('stop')
    }
    expect(() => noGrad(fail)).toThrow('stop')
    expect(leaf(1).add(1).requiresGrad).toBe(true)
  })

  check('detach cuts the way back and keeps the numbers and the memory', async () => {
    const x = leaf(2)
    const y = x.mul(3)
    const cut = y.detach()
    expect([cut.requiresGrad, cut.storage === y.storage]).toEqual([false, true])
    y.mul(cut).sum().backward()
    expect(await numbers(x.grad)).toEqual([18])
  })

  check('a frozen parameter gets no gradient, the others still do', async () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Linear(2, 1))
    const [weight, bias, ...others] = model.parameters()
    for (const frozen of [weight, bias]) frozen.requiresGrad_(false)
    model(ones(1, 2)).sum().backward()
    expect(weight.grad).toBeNull()
    expect(others.every((parameter) => parameter.grad)).toBe(true)
  })
})
