import { cat, nn, Slice, type Tensor } from '../../torch'
import { shuffled } from './shuffle'

/** A letter of the post, a product of some (`h·w`), or `1`. */
export type Axis = string

/** A kind of question: tensors by their axes, a line of PyTorch, and the same line run here. */
export interface Recipe {
  given: [name: string, axes: Axis[]][]
  /** Axes that appear only on the way or in the result. */
  also?: Axis[]
  /** Is d = nh · hd? */
  heads?: boolean
  /** Can it be asked in letters? */
  letters: boolean
  /** The line; `of` writes an axis as the question does. */
  code: (of: (axis: Axis) => string) => string
  run: (of: (axis: Axis) => number, ...given: Tensor[]) => Tensor
}

const pick = <T>(list: readonly T[], next: () => number) => list[Math.floor(next() * list.length)]
const tokens: Axis[] = ['b', 'l', 'd']
const image: Axis[] = ['b', 'd', 'h', 'w']
const heads: Axis[] = ['b', 'nh', 'l', 'hd']
const shapes = [tokens, image, heads]
const all = Slice()

export const recipes = {
  permute(next): Recipe {
    const axes = pick(shapes, next)
    const straight = axes.map((_, i) => i)
    let dims = straight
    while (String(dims) === String(straight)) dims = shuffled(straight, next)
    return {
      given: [['x', axes]],
      letters: true,
      code: () => `y = x.permute(${dims.join(', ')})`,
      run: (_, x) => x.permute(...dims),
    }
  },

  transpose(next): Recipe {
    const axes = pick(shapes, next)
    const [a, b] = pick(
      [
        [1, 2],
        [-2, -1],
        [0, 1],
        [0, -1],
      ] as const,
      next,
    )
    return {
      given: [['x', axes]],
      letters: true,
      code: () => `y = x.transpose(${a}, ${b})`,
      run: (_, x) => x.transpose(a, b),
    }
  },

  infer(next): Recipe {
    const sizes = pick(
      [
        ['-1', 'd'],
        ['b', '-1'],
        ['b', '-1', 'nh', 'hd'],
        ['b', '-1', 'hd'],
      ],
      next,
    )
    const written = (of: (axis: Axis) => string | number) =>
      sizes.map((size) => (size === '-1' ? -1 : of(size)))
    return {
      given: [['x', tokens]],
      heads: true,
      also: ['nh', 'hd'],
      letters: false,
      code: (of) => `y = x.reshape(${written(of).join(', ')})`,
      run: (of, x) => x.reshape(...written(of).map(Number)),
    }
  },

  flatten(next): Recipe {
    const [start, end] = pick(
      [
        [2, -1],
        [1, 2],
        [0, 1],
        [1, -1],
      ] as const,
      next,
    )
    return {
      given: [['x', image]],
      letters: true,
      code: () => `y = x.flatten(${end === -1 ? start : `${start}, ${end}`})`,
      run: (_, x) => x.flatten(start, end),
    }
  },

  unsqueeze(next): Recipe {
    const axes = pick([tokens, ['l', 'd'], ['h', 'w']], next)
    const dim = pick([0, 1, -1], next)
    return {
      given: [['x', axes]],
      letters: true,
      code: () => `y = x.unsqueeze(${dim})`,
      run: (_, x) => x.unsqueeze(dim),
    }
  },

  expand(next): Recipe {
    const [axes, to] = pick(
      [
        [
          ['1', '1', 'd'],
          ['b', '-1', '-1'],
        ],
        [
          ['1', 'l', 'd'],
          ['b', '-1', '-1'],
        ],
        [
          ['l', '1'],
          ['l', 'd'],
        ],
        [['d'], ['b', 'l', 'd']],
      ] as const,
      next,
    )
    const written = (of: (axis: Axis) => string | number) =>
      to.map((size) => (size === '-1' ? -1 : of(size)))
    return {
      given: [['x', [...axes]]],
      also: to.filter((size) => size !== '-1'),
      letters: true,
      code: (of) => `y = x.expand(${written(of).join(', ')})`,
      run: (of, x) => x.expand(...written(of).map(Number)),
    }
  },

  broadcast(next): Recipe {
    const [a, b] = pick(
      [
        [tokens, ['1', 'l', 'd']],
        [tokens, ['d']],
        [
          ['b', '1', 'd'],
          ['l', '1'],
        ],
        [['l', '1'], ['d']],
        [
          ['b', '1', '1', 'd'],
          ['nh', 'l', '1'],
        ],
        [
          ['b', 'l', '1'],
          ['1', 'd'],
        ],
      ],
      next,
    )
    return {
      given: [
        ['x', a],
        ['z', b],
      ],
      letters: true,
      code: () => 'y = x + z',
      run: (_, x, z) => x.add(z),
    }
  },

  cat(next): Recipe {
    const first = next() < 0.5
    return {
      given: [
        ['cls', ['b', '1', 'd']],
        ['x', ['b', 'h·w', 'd']],
      ],
      letters: true,
      code: () => `y = torch.cat((${first ? 'cls, x' : 'x, cls'}), dim=1)`,
      run: (_, cls, x) => cat(first ? [cls, x] : [x, cls], 1),
    }
  },

  matmul(next): Recipe {
    const which = pick(['scores', 'sum', 'linear'] as const, next)
    if (which === 'linear') {
      return {
        given: [
          ['x', tokens],
          ['weight', ['m', 'd']],
        ],
        letters: true,
        code: () => 'y = x @ weight.transpose(0, 1)',
        run: (_, x, weight) => x.matmul(weight.transpose(0, 1)),
      }
    }
    return which === 'scores'
      ? {
          given: [
            ['q', heads],
            ['k', heads],
          ],
          letters: true,
          code: () => 'y = q @ k.transpose(-2, -1)',
          run: (_, q, k) => q.matmul(k.transpose(-2, -1)),
        }
      : {
          given: [
            ['a', ['b', 'nh', 'l', 'l']],
            ['v', heads],
          ],
          letters: true,
          code: () => 'y = a @ v',
          run: (_, a, v) => a.matmul(v),
        }
  },

  index(next): Recipe {
    const which = pick(['first', 'batch', 'rest', 'part'] as const, next)
    const line = { first: 'x[:, 0]', batch: 'x[0]', rest: 'x[:, 1:]', part: 'x[:, :, :7]' }[which]
    const run = {
      first: (x: Tensor) => x.index(all, 0),
      batch: (x: Tensor) => x.index(0),
      rest: (x: Tensor) => x.index(all, Slice(1)),
      part: (x: Tensor) => x.index(all, all, Slice(0, 7)),
    }[which]
    return {
      given: [['x', tokens]],
      letters: which === 'first' || which === 'batch',
      code: () => `y = ${line}`,
      run: (_, x) => run(x),
    }
  },

  reduce(next): Recipe {
    const dim = pick([1, -1], next)
    const keepdim = next() < 0.5
    return {
      given: [['x', pick([tokens, heads], next)]],
      letters: true,
      code: () => `y = x.mean(dim=${dim}${keepdim ? ', keepdim=True' : ''})`,
      run: (_, x) => x.mean(dim, { keepdim }),
    }
  },

  split(): Recipe {
    const to = ['b', 'l', 'nh', 'hd']
    return {
      given: [['x', tokens]],
      also: ['nh', 'hd'],
      heads: true,
      letters: true,
      code: (of) => `y = x.reshape(${to.map(of).join(', ')}).transpose(1, 2)`,
      run: (of, x) => x.reshape(...to.map(of)).transpose(1, 2),
    }
  },

  merge(): Recipe {
    return {
      given: [['x', heads]],
      also: ['d'],
      heads: true,
      letters: true,
      code: (of) => `y = x.transpose(1, 2).reshape(${of('b')}, ${of('l')}, -1)`,
      run: (of, x) => x.transpose(1, 2).reshape(of('b'), of('l'), -1),
    }
  },

  patches(): Recipe {
    return {
      given: [['x', ['b', 'c', 'H', 'W']]],
      also: ['p', 'd', 'h', 'w', 'h·w'],
      letters: true,
      code: (of) =>
        `conv = nn.Conv2d(${of('c')}, ${of('d')}, kernel_size=${of('p')}, stride=${of('p')})\ny = conv(x).flatten(2).transpose(1, 2)`,
      run: (of, x) => {
        const conv = new nn.Conv2d(of('c'), of('d'), of('p'), { stride: of('p') })
        return conv.forward(x).flatten(2).transpose(1, 2)
      },
    }
  },
} satisfies Record<string, (next: () => number) => Recipe>
