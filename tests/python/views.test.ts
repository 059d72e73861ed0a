import { beforeAll, describe, expect, test } from 'vitest'
import type { Python } from '../../src/lib/python/engine'
import { startPython } from '../../src/lib/python/node'
import { setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'

let python: Python
let printed = ''
beforeAll(async () => {
  await setDevice('wasm')
  python = await startPython({
    print: (text) => {
      printed += text
    },
  })
}, 120_000)

/** What a program prints, its error included. */
function says(program: string) {
  printed = ''
  const { failure } = python.run(`import torch\nfrom torch import nn\n${program}`)
  return (printed + (failure?.message ?? '')).trim()
}

const whole = 'x = torch.arange(6.).reshape(2, 3)\n'

describe('a change in place through a view changes the tensor:', () => {
  test.each([
    ['x[:, 1:].mul_(0)', [0, 0, 0, 3, 0, 0]],
    ['x.view(-1)[0] = 9', [9, 1, 2, 3, 4, 5]],
    ['x.view(3, 2)[1] = 9', [0, 1, 9, 9, 4, 5]],
    ['x[0].add_(1)', [1, 2, 3, 3, 4, 5]],
    ['x[0][0] = 5.', [5, 1, 2, 3, 4, 5]],
    ['x[1][1:] = x[0][:2]', [0, 1, 2, 3, 0, 1]],
    ['x.transpose(0, 1).add_(1)', [1, 2, 3, 4, 5, 6]],
    ['x.T[2] = torch.tensor([7., 8.])', [0, 1, 7, 3, 4, 8]],
    ['x.flatten().zero_()', [0, 0, 0, 0, 0, 0]],
    ['x.T.flatten().zero_()', [0, 1, 2, 3, 4, 5]], // flatten had to copy
    ['x.T.contiguous().zero_()', [0, 1, 2, 3, 4, 5]],
    ['x.contiguous().zero_()', [0, 0, 0, 0, 0, 0]],
    ['x.unbind(0)[0].zero_()', [0, 0, 0, 3, 4, 5]],
    ['x.chunk(3, -1)[1].mul_(3)', [0, 3, 2, 3, 12, 5]],
    ['x.split([1, 2], 1)[1].sub_(1)', [0, 0, 1, 3, 3, 4]],
    ['x.permute(1, 0)[0] = 1', [1, 1, 2, 1, 4, 5]],
    ['x.unsqueeze(0).mul_(2)', [0, 2, 4, 6, 8, 10]],
    ['x.detach().add_(1)', [1, 2, 3, 4, 5, 6]],
    ['x.data[0] = 7', [7, 7, 7, 3, 4, 5]],
    ['x[:, 1:].copy_(torch.ones(2))', [0, 1, 1, 3, 1, 1]],
    ['x[:, ::2].fill_(8)', [8, 1, 8, 8, 4, 8]],
    ['for b in x: b += torch.tensor([1., 0., 0.])', [1, 1, 2, 4, 4, 5]],
    ['y = x[0]\nx.mul_(2)\ny[1] = 9\nx[0, 2] = y[1]', [0, 9, 9, 6, 8, 10]],
    ['x.clone().zero_(); (x + 0).zero_(); x.repeat(1, 1).zero_()', [0, 1, 2, 3, 4, 5]],
    ['x[torch.tensor([0])].zero_(); x.float().add_(1)', [1, 2, 3, 4, 5, 6]],
  ])('%s', (program, numbers) => {
    expect(says(`${whole}${program}\nprint(x.flatten().tolist())`)).toBe(
      `[${numbers.map((n) => n.toFixed(1)).join(', ')}]`,
    )
  })
})

test('a view made before shows what was written into the tensor after', () => {
  expect(says(`${whole}y = x.T\nz = x[1]\nx.add_(10)\nprint(y.tolist(), z.tolist())`)).toBe(
    '[[10.0, 13.0], [11.0, 14.0], [12.0, 15.0]] [13.0, 14.0, 15.0]',
  )
})

test('integers and truth values are written through a view, too', () => {
  expect(says('x = torch.arange(4).view(2, 2)\nx[0].mul_(5)\nx[1][0] = 7.9\nprint(x)')).toBe(
    'tensor([[0, 5],\n        [7, 3]])',
  )
  expect(says('m = torch.ones(2, 2).bool()\nm[0][1] = False\nprint(m.tolist())')).toBe(
    '[[True, False], [True, True]]',
  )
})

test('the weights of a model change through a view, and a view of them follows the optimizer', () => {
  expect(
    says(`
l = nn.Linear(2, 1)
row = l.weight.detach()[0]
with torch.no_grad():
    l.weight[0].fill_(1)
l.bias.data.zero_()
print(row.tolist(), l.bias.tolist(), l.weight.requires_grad)
o = torch.optim.SGD(l.parameters(), lr=1.)
l(torch.tensor([[1., 2.]])).sum().backward()
o.step()
print(row.tolist(), l.weight.tolist())`),
  ).toBe('[1.0, 1.0] [0.0] True\n[0.0, -1.0] [[0.0, -1.0]]')
})

test('gradients flow through what was written into a view', () => {
  expect(
    says(`
w = torch.ones(3, requires_grad=True)
x = torch.zeros(2, 3)
x[0].add_(w * 2)
x[:, 1:].mul_(3)
(x.sum() + x[0].sum()).backward()
print(w.grad.tolist(), x.grad_fn is not None)`),
  ).toBe('[4.0, 12.0, 12.0] True')
  expect(
    says(`
w = torch.ones(2, 2, requires_grad=True)
y = w * 1
y.T[0].zero_()
(y * y).sum().backward()
print(y.tolist(), w.grad.tolist())`),
  ).toBe('[[0.0, 1.0], [0.0, 1.0]] [[0.0, 2.0], [0.0, 2.0]]')
})

describe('what PyTorch refuses to change in place is refused in its words:', () => {
  test.each([
    ['w = torch.ones(2, 2, requires_grad=True)\nw[0].zero_()', 'a view of a leaf Variable that requires grad is being used in an in-place operation.'],
    ['torch.ones(1, 3).expand(2, 3).add_(1)', 'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.'],
    ['torch.ones(3).add_(torch.ones(2, 3))', "output with shape [3] doesn't match the broadcast shape [2, 3]"],
    ['torch.arange(3).add_(0.5)', "result type Float can't be cast to the desired output type Long"],
    ['y = torch.ones(2, 2, requires_grad=True) * 1\nfor b in y: b += 1', 'Output 0 of UnbindBackward0 is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.'],
    ['torch.arange(4.).unfold(0, 2, 2).add_(1)', "what Tensor.unfold gives cannot be changed in place in this site's torch"],
  ])('%s', (program, message) => {
    expect(says(program)).toBe(`RuntimeError: ${message}`)
  }) // biome-ignore format: one line each
})

test('200 changes through views leave no tensor behind', () => {
  python.clear()
  const before = tf.memory().numTensors
  const count = python.evaluate('__import__("builtins").__dict__.__setitem__')
  count('tensors', () => tf.memory().numTensors)
  says(`
w = torch.ones(3, requires_grad=True)
for i in range(200):
    x = torch.zeros(2, 3)
    x[0][1:] = w[1:]
    x.T.mul_(2)
    x.sum().backward()
    with torch.no_grad():
        w.view(-1).sub_(0.1)
    print(tensors())`)
  const counts = printed.trim().split('\n')
  expect(counts).toHaveLength(200)
  expect(new Set(counts.slice(60)).size, String(counts)).toBe(1) // the first steps' numbers are kept to be looked at
  python.clear()
  expect(tf.memory().numTensors).toBe(before)
})
