import { beforeAll, describe, expect, test, vi } from 'vitest'
import { catalogue } from '../../scripts/catalogue'
import { check, type FirstStep, type ModuleName } from '../../src/lib/exercise'
import { decimals } from '../../src/lib/exercise/decimals'
import { setDevice } from '../../src/lib/torch'

vi.setConfig({ testTimeout: 60_000 })

beforeAll(() => setDevice('cpu'))

const on = (module: ModuleName, source: string) => check(module, source, catalogue)

/** An MLP with this constructor and this forward; without an import, as it stands in a learner's editor. */
const mlp = (
  layers: string,
  forward: string,
  head = 'class MlpBlock extends nn.Module {',
) => `${head}
  constructor(embedDim, mlpDim, outDim, dropout = 0.0) {
    super()
    ${layers}
  }
  forward(x) {
    ${forward}
  }
}`
const two = `this.fc1 = new nn.Linear(embedDim, mlpDim); this.fc2 = new nn.Linear(mlpDim, outDim)
    this.drop = new nn.Dropout(dropout)`
const straight = 'return this.drop(this.fc2(this.drop(nn.functional.gelu(this.fc1(x)))))'

describe('a file that cannot be tried', () => {
  test('a missing bracket is reported with its line', async () => {
    const verdict = await on('MlpBlock', mlp('this.fc1 = new nn.Linear(embedDim, mlpDim', straight))
    expect(verdict).toMatchObject({ verdict: 'error', line: 5, mistake: null })
  })

  test('a name declared twice is an error, though every line can be read', async () => {
    const { verdict, line, message } = await on(
      'MlpBlock',
      mlp(two, 'const y = x\n    const y = x\n    return y'),
    )
    expect([verdict, line, message.en]).toEqual([
      'error',
      9,
      expect.stringContaining('already been declared'),
    ])
  })

  test.each(['this.fc1（x）', 'this.fc1(x，1)', 'this.fc1(x)；', 'this.fc1(‘x’)'])(
    'a full-width mark is pointed at: %s',
    async (call) => {
      const verdict = await on('MlpBlock', mlp(two, `// 看（这里），对；\n    return ${call}`))
      expect(verdict).toMatchObject({ verdict: 'error', line: 9 })
      expect(verdict.why?.zh).toContain('全角')
    },
  )

  test.each([
    ['import torch\nclass MlpBlock(nn.Module):\n  pass', 2, /This is Python/],
    [mlp(two, 'for i in range(2):\n      x = this.fc1(x)'), 8, /This is Python/],
    [mlp(two, 'return this.fc1(x[:, 0])'), 8, /x\.index\(Slice\(\), 0\)/],
    [mlp(two, 'return x @ x'), 8, /write matmul/],
    [mlp(two, 'let x = 1'), 8, /declared twice/],
    [mlp(two, 'return await this.fc1(x)'), 8, /drop await/],
    [`\`\`\`ts\n${mlp(two, straight)}\n\`\`\``, 1, /delete such lines/],
    [
      `namespace Layers {\n  export class Two extends nn.Module {}\n}\n${mlp('this.two = new Layers.Two()', straight)}`,
      1,
      /straight into the file/,
    ],
  ])('what cannot be read is explained on its line: %s', async (source, line, help) => {
    const verdict = await on('MlpBlock', source)
    expect(verdict).toMatchObject({ verdict: 'error', line })
    expect(verdict.why?.en).toMatch(help)
  })

  test('a class that extends nothing is told what to extend', async () => {
    const { message, why } = await on('MlpBlock', 'class MlpBlock { forward(x) { return x } }')
    expect([message.en, why?.zh]).toEqual([
      'MlpBlock is no nn.Module',
      expect.stringContaining('extends nn.Module'),
    ])
  })

  test('a file without the class says which class it should hold', async () => {
    const { verdict, message } = await on('MlpBlock', 'const answer = 42')
    expect([verdict, message.en]).toEqual(['error', 'There is no class MlpBlock'])
  })

  test('an import that torch has not is told so', async () => {
    const source = mlp(two, 'return sofmax(x)')
    const { message, why } = await on('MlpBlock', `import { sofmax } from 'torch'\n${source}`)
    expect([message.en, why?.en]).toEqual([
      expect.stringContaining("module 'torch' has no attribute 'sofmax'"),
      expect.stringContaining('did you mean softmax?'),
    ])
  })

  test('the class that is to be written cannot be imported', async () => {
    const source = "import { MlpBlock as Post } from 'vit'\nclass MlpBlock extends Post {}"
    expect((await on('MlpBlock', source)).why?.en).toContain('cannot be imported')
  })

  test('what a program does to torch, the next one does not find', async () => {
    await on('MlpBlock', 'try { F.gelu = (x) => x } catch {}')
    expect((await on('MlpBlock', mlp(two, straight))).verdict).toBe('right')
  })

  test('an import from elsewhere is refused', async () => {
    const { message } = await on('MlpBlock', "import fs from 'node:fs'\nfs.rmSync('x')")
    expect(message.en).toContain("import from 'torch' and 'vit' only")
  })
})

describe('a file that stops while it runs', () => {
  test('PyTorch’s message comes first, then what it means, and the line', async () => {
    const verdict = await on('MlpBlock', mlp(two, 'x = this.fc2(x)\n    return x'))
    expect(verdict).toMatchObject({ verdict: 'wrong', line: 8 })
    expect(verdict.message.en).toContain('mat1 and mat2 shapes cannot be multiplied')
    expect(verdict.why?.zh).toBeTruthy()
  })

  test('a program that throws null has an error like any other', async () => {
    const { verdict, message } = await on('MlpBlock', mlp(two, 'throw null'))
    expect([verdict, message.en]).toEqual(['wrong', 'Error: null'])
  })

  test('a word that does not exist is found on its line', async () => {
    const verdict = await on('MlpBlock', mlp(two, 'const y = this.fc1(x)\n    return z'))
    expect(verdict).toMatchObject({ verdict: 'wrong', line: 9 })
    expect(verdict.message.en).toContain('z is not defined')
  })

  test.each([
    ['super() left out', mlp(two, straight).replace('super()', ''), 4, /super\(\) is the first/],
    ['new left out', mlp(two, straight).replace('new nn', 'nn'), 4, /made with new/],
    ['new left out in forward', mlp(two, 'return nn.GELU(x)'), 8, /forward calls it/],
    ['a layer for a tensor', mlp(two, 'return this.fc1(new nn.GELU(x))'), 8, /a layer itself/],
    ['super of Python', mlp(two, straight).replace('super()', 'super().__init__()'), 3, /alone/],
    ['super.init', mlp(two, straight).replace('super()', 'super.init()'), 3, /super\(\) is the/],
    ['self for this', mlp(two, 'return self.fc2(x)'), 8, /called this here/],
    ['this left out', mlp(two, 'return fc2(x)'), 8, /need this\. in front/],
    ['+ between tensors', mlp(two, 'return this.fc1(x + x)'), 8, /write a\.add\(b\)/],
    ['+ where a result is returned', mlp(two, 'return this.drop(x) + x'), 8, /write a\.add\(b\)/],
    ['* between tensors', mlp(two, 'return this.fc1(x * 2)'), 8, /a\.mul\(b\)/],
    ['a quotient', mlp(two, 'const y = x / 2\n    return this.fc1(y)'), 8, /a\.div\(b\)/],
    ['Math of a tensor', mlp(two, 'return this.fc1(Math.sqrt(x))'), 8, /a\.sqrt\(\)/],
    ['a tensor read with [ ]', mlp(two, 'return this.fc1(x[0])'), 8, /has no \[ \]/],
    ['a function that is not there', mlp(two, 'return F.gellu(x)'), 8, /did you mean gelu/],
    ['one that nothing is like', mlp(two, 'return nn.functional.silu(x)'), 8, /it has conv2d,/],
    ['one of another library', mlp(two, 'return torch.gelu(x)'), 8, /mean nn\.functional\.gelu/],
    ['a layer that is not there', mlp('this.fc = new nn.Lineer(1, 2)', ''), 4, /mean Linear/],
    ['a method that is not there', mlp(two, 'return x.matmull(x)'), 8, /mean matmul\?/],
    ['a method of arrays', mlp(two, 'return x.slice(0, 1)'), 8, /x\.index\(Slice\(0, 1\)/],
    ['this left out of its own line', mlp(two, 'const drop = drop(x)'), 8, /written this\.drop/],
    ['a name before its line', mlp(two, 'const y = z\n    const z = x'), 8, /move that line up/],
    ['a size in quotes', mlp(two, "return x.add(torch.randn('1'))"), 8, /is '1', a string/],
    ['an operation in place', mlp(two, 'return x.add_(x)'), 8, /no in-place/],
    ['dim=1 for { dim: 1 }', mlp(two, 'return x.softmax(dim=1)'), 8, /go into braces/],
    ['a word of Python', mlp(two, 'print(x)'), 8, /That is Python/],
    ['return left out', mlp(two, 'x = this.fc1(x)'), 8, /end with return/],
    ['async', mlp(two, straight).replace('forward', 'async forward'), null, /Drop async/],
    ['forward misspelt', mlp(two, straight).replace('forward', 'foward'), null, /has no forward/],
  ])('%s is explained, on its line', async (_, source, line, help) => {
    const verdict = await on('MlpBlock', source)
    expect(verdict).toMatchObject({ verdict: 'wrong', mistake: null, line })
    expect(verdict.why?.en).toMatch(help)
    expect(verdict.why?.zh).toBeTruthy()
  })
})

describe('what the eye does not see', () => {
  test('layers that start as copies of one another are found', async () => {
    const { original } = await catalogue('MultiHeadSelfAttention')
    const copy = 'this.projK.weight = new nn.Parameter(this.projQ.weight.detach().clone())'
    const source = original.replace(/this\.projK = .*/, (made) => `${made}\n    ${copy}`)
    const { message, line } = await on('MultiHeadSelfAttention', source)
    expect([message.en, line]).toEqual([expect.stringContaining('the very same numbers'), 20])
  })

  test('dropout that evaluation does not switch off is found', async () => {
    const forward =
      'return F.dropout(this.fc2(this.drop(nn.functional.gelu(this.fc1(x)))), 0.3, true)'
    const verdict = await on('MlpBlock', mlp(two, forward))
    expect(verdict).toMatchObject({ verdict: 'wrong', line: 8 })
  })

  test('dropout too much in training is found', async () => {
    const { verdict, message, works } = await on(
      'MlpBlock',
      mlp(two, straight.replace('this.drop(', 'this.drop(this.drop(').concat(')')),
    )
    expect([verdict, message.en]).toEqual(['wrong', expect.stringContaining('not in training')])
    expect(works.map(({ en }) => en)).toContain('every number is right in evaluation')
  })

  test('gradients that do not arrive are missed, where the layer is used', async () => {
    const { original } = await catalogue('MultiHeadSelfAttention')
    const source = original.replace('k.transpose(-2', 'k.detach().transpose(-2')
    const { message, line } = await on('MultiHeadSelfAttention', source)
    expect(message.en).toContain('no gradient reaches proj_k.weight')
    expect(source.split('\n')[(line ?? 0) - 1]).toContain('this.projK(x)')
  })

  test('a forward that changes its input is told so', async () => {
    const forward = `const y = ${straight.slice(7)}\n    x.raw = x.mul(2).raw\n    return y`
    const { message } = await on('MlpBlock', mlp(two, forward))
    expect(message.en).toContain('changes the tensor it is given')
  })
})

/** The post's class, with some of its text replaced. */
async function post(module: ModuleName, ...changes: [text: string, by: string][]) {
  const { original } = await catalogue(module)
  return changes.reduce((source, [text, by]) => {
    expect(source).toContain(text)
    return source.replace(text, by)
  }, original)
}

describe('what one look would miss', () => {
  test.each([
    ['on the values', 'matmul(attenWeight, v)', 'matmul(attenWeight, this.drop(v))', /on v or/],
    ['on their sum', 'matmul(attenWeight, v)', 'this.drop(matmul(attenWeight, v))', /on v or/],
    ['before the last layer', 'this.outProj(atten)', 'this.outProj(this.drop(atten))', /elsewhere/],
  ])('dropout %s instead of on the weights', async (_, text, by, says) => {
    const module = 'MultiHeadSelfAttention'
    const source = await post(module, ['attenWeight = this.drop(attenWeight)', ''], [text, by])
    expect((await on(module, source)).message.en).toMatch(says)
  })

  test('a squeeze that takes away a batch of one', async () => {
    const text = 'transOutput.index(Slice(), 0)'
    const source = await post('VisionTransformer', [text, `${text}.squeeze()`])
    const { verdict, why } = await on('VisionTransformer', source)
    expect([verdict, why?.en]).toEqual(['wrong', expect.stringContaining('(1, 7, 4, 8) it is not')])
  })

  test('and nothing is said to be right that is wrong, too', async () => {
    const text = 'transOutput.index(Slice(), 0)'
    const source = await post('VisionTransformer', [
      text,
      'transOutput.index(Slice(), 1).squeeze()',
    ])
    const { verdict, why } = await on('VisionTransformer', source)
    expect(verdict).toBe('wrong')
    expect(why?.en ?? '').not.toContain('all is right')
  })

  test('images of three colours taken for granted', async () => {
    const source = await post('PatchEmbedding', ['nn.Conv2d(inChannels,', 'nn.Conv2d(3,'])
    expect((await on('PatchEmbedding', source)).message.en).toContain(
      'emb.weight has another shape',
    )
  })
})

describe('where no known mistake fits', () => {
  test('the first step that differs is shown, with both its numbers and its line', async () => {
    const forward = 'x = this.fc1(x)\n    x = nn.functional.gelu(x).mul(3)\n    return this.fc2(x)'
    const { mistake, firstStep, line, works } = await on('MlpBlock', mlp(two, forward))
    expect(mistake).toBeNull()
    expect(firstStep?.yours?.op).toBe('mul')
    expect(line).toBe(9)
    expect(works.length).toBeGreaterThan(2)
  })

  test.each([
    [
      'a step that is missing',
      'TransformerEncoderBlock',
      'mlp.add(res)',
      'res',
      /equals what add gives/,
    ],
    [
      'a step too many',
      'TransformerEncoderBlock',
      'return out',
      'return this.norm2(out)',
      /then layer_norm changed it/,
    ],
    [
      'tokens in another order',
      'PatchEmbedding',
      'cat([clsEmb, x], { dim: 1 })',
      'cat([x, clsEmb], { dim: 1 }).mul(2)',
      /in other places/,
    ],
    [
      'a softmax the wrong way',
      'MultiHeadSelfAttention',
      '{ dim: -1 })',
      '{ dim: -2 }).mul(2)',
      /sums to 1 along axis 2/,
    ],
  ] as const)('%s is told', async (_, module, right, wrong, why) => {
    const source = (await catalogue(module)).original.replace(right, wrong)
    const verdict = await on(module, source)
    expect(verdict).toMatchObject({ verdict: 'wrong', mistake: null })
    expect(verdict.line).not.toBeNull()
    expect(verdict.why?.en).toMatch(why)
    expect(verdict.why?.zh).toBeTruthy()
  })

  test('an error that a known mistake raises, too, is not taken for it if it comes from elsewhere', async () => {
    const { original } = await catalogue('MultiHeadSelfAttention')
    const source = original.replace(/(const v = .*)\.transpose\(1, 2\)/, '$1')
    const { mistake, message } = await on('MultiHeadSelfAttention', source)
    expect([mistake, message.en]).toEqual([null, expect.stringContaining('must match the size')])
  })
})

test('numbers that are nearly the same are shown with so many digits that they differ', async () => {
  const source = await post('MlpBlock', ['nn.GELU()', "nn.GELU({ approximate: 'tanh' })"])
  const { firstStep } = await on('MlpBlock', source)
  const digits = decimals(firstStep as FirstStep)
  const [yours, expected] = [firstStep?.yours, firstStep?.expected].map((step) => step?.values.map((v) => v.toFixed(digits))) // biome-ignore format: one thought
  expect(yours).not.toEqual(expected)
})

test('a mistake is told in the names of TypeScript, where it is written in that', async () => {
  const source = await post('MultiHeadSelfAttention', ['.div(this.headDim ** 0.5)', ''])
  const { mistake, message } = await on('MultiHeadSelfAttention', source)
  expect([mistake, message.en]).toEqual(['ms01', 'The scores are not divided by sqrt(headDim).'])
})

test('Python’s whole division, a comment in TypeScript, is remarked', async () => {
  const source = await post('MultiHeadSelfAttention', [
    'Math.floor(embedDim / numHeads)',
    'embedDim // numHeads',
  ])
  const { mistake, remarks } = await on('MultiHeadSelfAttention', source)
  expect([mistake, remarks[0].en]).toEqual(['ms24', expect.stringContaining('begins a comment')])
})

test('two mistakes at once are both named', async () => {
  const { original } = await catalogue('MultiHeadSelfAttention')
  const source = original
    .replace(/\.div\(.*?\)/, '')
    .replace(/\.transpose\(1, 2\)(?=\.reshape)/, '')
  const { mistake, and, message } = await on('MultiHeadSelfAttention', source)
  expect([mistake, and]).toEqual(['ms01', 'ms14'])
  expect(message.zh).toMatch(/^有两处错。一、.+二、.+/)
})

describe('the same module, written otherwise', () => {
  test('everything imported under one name, and names of torch declared anew', async () => {
    const source = `import * as torch from 'torch'\nconst { nn } = torch\nvar gelu = 1\n${mlp(two, straight)}`
    expect(await on('MlpBlock', source)).toMatchObject({ verdict: 'right' })
  })

  test('a parameter of forward that may be left out', async () => {
    const source = mlp(two, straight).replace(
      'forward(x)',
      'forward(x: Tensor, mask?: Tensor): Tensor',
    )
    expect(await on('MlpBlock', source)).toMatchObject({ verdict: 'right' })
  })

  test('a class of another name is checked, and the name is remarked', async () => {
    const source = mlp(two, straight, 'export default class Feed extends nn.Module {')
    const { verdict, remarks } = await on('MlpBlock', source)
    expect([verdict, remarks.length]).toEqual(['right', 1])
  })

  test('a class that is commented out does not count', async () => {
    const old = `/*\n${mlp(two, 'return x')}\n*/\n`.replace('MlpBlock', 'Old')
    expect((await on('MlpBlock', old + mlp(two, straight))).verdict).toBe('right')
  })

  test('a class inside the constructor is the constructor’s own', async () => {
    const source = mlp(
      `
    class Bend extends nn.Module { forward(x) { return nn.functional.gelu(x) } }
    class Other extends nn.Module {}
    this.bend = new Bend(); ${two}`,
      'return this.drop(this.fc2(this.drop(this.bend(this.fc1(x)))))',
    )
    expect((await on('MlpBlock', source)).verdict).toBe('right')
  })

  test('a program that waits at its end for what it prints', async () => {
    const source = `${mlp(two, straight)}\nconsole.log(await new MlpBlock(2, 3, 2)(torch.ones(1, 2)).data())`
    const { verdict, printed } = await on('MlpBlock', source)
    expect([verdict, printed.length]).toEqual(['right', 1])
  })

  test('layers of other names are matched by order and shape, and it is said', async () => {
    const { verdict, remarks } = await on('MlpBlock', mlp(two, straight).replaceAll('fc', 'layer'))
    expect([verdict, remarks[0].en]).toEqual(['right', expect.stringContaining('layer1 = fc1')])
  })

  test('a Sequential of layers and F.dropout are as good as the post’s lines', async () => {
    const layers = `this.p = dropout
    this.net = new nn.Sequential(new nn.Linear(embedDim, mlpDim), new nn.GELU(), new nn.Dropout(dropout), new nn.Linear(mlpDim, outDim))`
    const forward = 'return F.dropout(this.net(x), { p: this.p, training: this.training })'
    expect((await on('MlpBlock', mlp(layers, forward))).verdict).toBe('right')
  })

  test('a mistake under other names is still called by its name', async () => {
    const forward = 'return this.drop(this.fc2(this.drop(this.fc1(x))))'
    const { mistake, also } = await on('MlpBlock', mlp(two, forward).replaceAll('fc', 'layer'))
    expect([mistake, ...also].sort()).toEqual(['ml01', 'ml02'])
  })
})

/** Attention whose layers and whose way from x to the joined heads are given. */
const attention = (layers: string, heads: string) => `import { matmul, nn, softmax } from '../torch'
export class MultiHeadSelfAttention extends nn.Module {
  constructor(embedDim, numHeads, dropout = 0.0) {
    super()
    this.nh = numHeads
    this.hd = embedDim / numHeads
    ${layers}
    this.outProj = new nn.Linear(embedDim, embedDim)
    this.drop = new nn.Dropout(dropout)
  }
  forward(x) {
    const [b, l, d] = x.shape
    ${heads}
    return this.drop(this.outProj(joined))
  }
}`
const fused = 'this.qkv = new nn.Linear(embedDim, 3 * embedDim)'
const three = `this.projQ = new nn.Linear(embedDim, embedDim)
    this.projK = new nn.Linear(embedDim, embedDim)
    this.projV = new nn.Linear(embedDim, embedDim)`
const chunks =
  'const [q, k, v] = this.qkv(x).chunk(3, -1).map((t) => t.reshape(b, l, this.nh, this.hd).transpose(1, 2))'
const attend = `const w = this.drop(softmax(matmul(q, k.transpose(-2, -1)).div(this.hd ** 0.5), -1))
    const joined = matmul(w, v).transpose(1, 2).reshape(b, l, d)`

describe('attention, written otherwise', () => {
  test('one fused qkv with chunk', async () => {
    const { verdict, remarks } = await on(
      'MultiHeadSelfAttention',
      attention(fused, `${chunks}\n    ${attend}`),
    )
    expect([verdict, remarks[0].en]).toEqual([
      'right',
      expect.stringContaining('qkv = proj_q + proj_k + proj_v'),
    ])
  })

  test('one fused qkv that keeps k first and is laid out head by head', async () => {
    const split =
      'const [k, q, v] = this.qkv(x).reshape(b, l, this.nh, 3, this.hd).permute(3, 0, 2, 1, 4).unbind(0)'
    const { verdict } = await on(
      'MultiHeadSelfAttention',
      attention(fused, `${split}\n    ${attend}`),
    )
    expect(verdict).toBe('right')
  })

  test('a mistake behind a fused qkv is named', async () => {
    const source = attention(fused, `${chunks}\n    ${attend.replace('.div(this.hd ** 0.5)', '')}`)
    expect((await on('MultiHeadSelfAttention', source)).mistake).toBe('ms01')
  })

  test('a mistake without a name is found on its line, however the rows of a fused qkv run', async () => {
    const split = `const [k, q, v] = this.qkv(x).reshape(b, l, this.nh, 3, this.hd).permute(3, 0, 2, 1, 4).unbind(0)
    const score = matmul(q, k.transpose(-2, -1))`
    const rest = attend.replace('softmax(matmul(q, k.transpose(-2, -1)).div(this.hd ** 0.5), -1)', 'softmax(score.div(this.hd ** 0.25), -1)') // biome-ignore format: one thought
    const { mistake, line, why } = await on(
      'MultiHeadSelfAttention',
      attention(fused, `${split}\n    ${rest}`),
    )
    expect([mistake, line]).toEqual([null, 15])
    expect(why?.en).toMatch(/^Every number that div gives is \d\.\d+ times what it should be\.$/)
  })

  test('a mistake is named though names and order say nothing of which layer is which', async () => {
    const layers = `this.a = new nn.Linear(embedDim, embedDim)
    this.b = new nn.Linear(embedDim, embedDim)
    this.c = new nn.Linear(embedDim, embedDim)`
    const split =
      'const [v, k, q] = [this.a, this.b, this.c].map((f) => f(x).reshape(b, l, this.nh, this.hd).transpose(1, 2))'
    const source = attention(layers, `${split}\n    ${attend.replace('.div(this.hd ** 0.5)', '')}`)
    expect((await on('MultiHeadSelfAttention', source)).mistake).toBe('ms01')
  })

  test('layers called wv, wk, wq, in this order', async () => {
    const layers = three.replace('projQ', 'wv').replace('projK', 'wk').replace('projV', 'wq')
    const split =
      'const [q, k, v] = [this.wq, this.wk, this.wv].map((f) => f(x).reshape(b, l, this.nh, this.hd).transpose(1, 2))'
    const { verdict } = await on(
      'MultiHeadSelfAttention',
      attention(layers, `${split}\n    ${attend}`),
    )
    expect(verdict).toBe('right')
  })
})

describe('a class that refuses sizes that do not divide', () => {
  const guarded = async (throws: string) => {
    const { original } = await catalogue('PatchEmbedding')
    return on('PatchEmbedding', original.replace('super()', `super()\n    ${throws}`))
  }

  test('is right, and is told that the post’s takes them', async () => {
    const { verdict, remarks } = await guarded("if (imageSize % patchSize) throw new Error('no')")
    expect([verdict, remarks[0].en]).toEqual(['right', expect.stringContaining('(Error: no)')])
  })

  test('is wrong if it refuses others, too', async () => {
    const { verdict, message } = await guarded("throw new Error('no')")
    expect([verdict, message.en]).toEqual(['wrong', 'Error: no'])
  })
})
