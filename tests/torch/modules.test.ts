import { beforeEach, describe, expect, test } from 'vitest'
import { nn, ones, randn, setDevice, type Tensor, trace } from '../../src/lib/torch'

beforeEach(() => setDevice('meta'))

class Net extends nn.Module {
  posEmb = new nn.Parameter(randn(1, 4))
  override name = new nn.Linear(4, 4)
  layers = new nn.ModuleList([new nn.Linear(4, 4), new nn.Dropout(0.1)])
  plain = [new nn.Linear(4, 4)]

  forward(x: Tensor): Tensor {
    let y = this.name(x.add(this.posEmb))
    for (const layer of this.layers) y = layer(y)
    return this.plain[0](y)
  }
}

describe('a module', () => {
  test('is called like a function and runs its forward', () => {
    expect(new nn.Linear(3, 5)(ones(2, 3)).shape).toEqual([2, 5])
  })

  test('finds the parameters in its fields and in those of its modules, under PyTorch’s names', () => {
    expect([...new Net().stateDict().keys()]).toEqual([
      'pos_emb',
      'name.weight',
      'name.bias',
      'layers.0.weight',
      'layers.0.bias',
    ])
  })

  test('does not find modules in a plain array: that is what ModuleList is for', () => {
    const names = [...new Net().namedModules()].map(([path]) => path)
    expect(names).toEqual(['', 'name', 'layers', 'layers.0', 'layers.1'])
  })

  test('hands train and eval down to every module below', () => {
    const net = new Net()
    expect(net.training).toBe(true)
    expect(net.eval().layers.at(1).training).toBe(false)
    expect(net.train().layers.at(-1).training).toBe(true)
  })

  test('names itself and its path in a trace', () => {
    const { steps } = trace(() => new Net()(ones(2, 4)))
    expect(steps.map(({ op }) => op)).toEqual(['Net'])
    const children = steps[0].children?.map(({ op, module }) => [op, module])
    expect(children).toEqual([
      ['add', ''],
      ['Linear', 'name'],
      ['Linear', 'layers.0'],
      ['Dropout', 'layers.1'],
      ['Linear', ''], // in a plain array: nobody knows where it is
    ])
  })

  test('a trace says which inputs are learned', () => {
    const { steps } = trace(() => new nn.Linear(3, 5)(ones(2, 3)))
    const [linear] = steps[0].children ?? []
    expect(linear.inputs.map(({ parameter }) => parameter)).toEqual([undefined, true, true])
  })

  test('takes weights in by name, and only some if not strict', async () => {
    await setDevice('cpu')
    const linear = new nn.Linear(1, 1)
    linear.loadStateDict(new Map([['weight', ones(1, 1)]]), { strict: false })
    expect(await linear.weight.item()).toBe(1)
  })
})

describe('a ModuleList', () => {
  test('is numbered, has a length, grows, and can be walked through', () => {
    const list = new nn.ModuleList([])
    for (let i = 0; i < 12; i++) list.append(new nn.Linear(i + 1, 1))
    expect(list.length).toBe(12)
    expect([...list].map((m) => (m as nn.Linear).inFeatures)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) // biome-ignore format: numbers
    expect((list[10] as nn.Linear).inFeatures).toBe(11)
    expect([...list.stateDict().keys()].at(-1)).toBe('11.bias')
  })

  test('holds one module twice under two names, and its parameters once', () => {
    const shared = new nn.Linear(2, 2)
    const list = new nn.ModuleList([shared, shared])
    expect([...list.stateDict().keys()]).toEqual(['0.weight', '0.bias', '1.weight', '1.bias'])
    expect(list.parameters()).toHaveLength(2)
  })
})

test('Sequential passes its input through one module after another', () => {
  const model = new nn.Sequential(new nn.Linear(3, 4), new nn.GELU(), new nn.Linear(4, 2))
  expect(model(ones(5, 3)).shape).toEqual([5, 2])
  expect([...model.stateDict().keys()]).toEqual(['0.weight', '0.bias', '2.weight', '2.bias'])
})

test('MultiheadAttention gives its output and its weights, under PyTorch’s names', () => {
  const attention = new nn.MultiheadAttention(6, 2, { batchFirst: true })
  const [output, weights] = attention(ones(2, 5, 6), ones(2, 7, 6), ones(2, 7, 6))
  expect([output.shape, weights?.shape]).toEqual([
    [2, 5, 6],
    [2, 5, 7],
  ])
  expect([...attention.stateDict().keys()]).toEqual([
    'in_proj_weight',
    'in_proj_bias',
    'out_proj.weight',
    'out_proj.bias',
  ])
})
