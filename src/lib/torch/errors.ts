import type { Shape } from './shape'

type Kind = 'RuntimeError' | 'IndexError' | 'TypeError' | 'ValueError' | 'AttributeError'

/** PyTorch's own message, then one sentence of help in Chinese and in English. */
export class TorchError extends Error {
  constructor(
    readonly kind: Kind,
    /** PyTorch's words, unchanged. */
    readonly torch: string,
    readonly help: { zh: string; en: string },
  ) {
    super(`${torch}\n  ${help.zh}\n  ${help.en}`)
    this.name = kind
  }
}

const list = (shape: Shape) => `[${shape.join(', ')}]`
const runtime = (torch: string, zh: string, en: string) =>
  new TorchError('RuntimeError', torch, { zh, en })
const index = (torch: string, zh: string, en: string) =>
  new TorchError('IndexError', torch, { zh, en })
const type = (torch: string, zh: string, en: string) => new TorchError('TypeError', torch, { zh, en })

/** A stack of matrices as one tall matrix. */
const rows = (shape: Shape) => `${shape.slice(0, -1).reduce((n, s) => n * s, 1)}x${shape.at(-1)}`

/** How Python prints the type of what was given. */
function pythonType(value: unknown): string {
  if (value === undefined || value === null) return 'NoneType'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'list'
  return (value as object).constructor?.name ?? 'object'
}

export const errors = {
  broadcast: (a: number, b: number, dim: number) =>
    runtime(
      `The size of tensor a (${a}) must match the size of tensor b (${b}) at non-singleton dimension ${dim}`,
      `两个形状从右往左逐维对齐；第 ${dim} 维一个是 ${a}，一个是 ${b}，不相等，也都不是 1，无法广播。`,
      `Shapes are aligned from the right; at dimension ${dim} one has ${a} and the other ${b}: neither equal nor 1, so they cannot broadcast.`,
    ),
  invalidShape: (sizes: Shape, count: number) =>
    runtime(
      `shape '${list(sizes)}' is invalid for input of size ${count}`,
      `reshape 不增减数字：这个张量有 ${count} 个，新形状装不下恰好这么多。`,
      `reshape keeps the number of values: this tensor has ${count}, and the new shape does not hold exactly that many.`,
    ),
  invalidDimension: (size: number) =>
    runtime(
      `invalid shape dimension ${size}`,
      '大小只能是非负整数，或用一个 −1 让它自己算出来。',
      'A size is a non-negative integer, or a single −1 to be worked out.',
    ),
  twoInferred: () =>
    runtime(
      'only one dimension can be inferred',
      '形状里最多写一个 −1：两个未知数有许多种解。',
      'Write at most one −1 in a shape: two unknowns have many solutions.',
    ),
  sizeNotAnInt: (op: string, size: unknown, at: number) =>
    type(
      `${op}(): argument 'shape' must be tuple of ints, but found element of type ${pythonType(size)} at pos ${at}`,
      `第 ${at} 个大小是 ${size}，不是整数。常见原因：除法没有取整，或从 shape 里多取了一个并不存在的维。`,
      `Size number ${at} is ${size}, not an integer. Often a division that was not floored, or one more name unpacked from .shape than it has axes.`,
    ),
  notAnInt: (name: string, value: unknown) =>
    type(
      `'${pythonType(value)}' object cannot be interpreted as an integer`,
      `${name} 应是整数，得到 ${value}。`,
      `${name} must be an integer; got ${value}.`,
    ),
  dimOutOfRange: (dim: number, rank: number) =>
    index(
      `Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${dim})`,
      `这个张量有 ${rank} 个维，从 0 数到 ${rank - 1}，或从 −1 倒数到 ${-rank}。`,
      `This tensor has ${rank} dimension(s): count them from 0 to ${rank - 1}, or back from −1 to ${-rank}.`,
    ),
  viewNeedsCopy: () =>
    runtime(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
      'view 只换读法，不搬数字；permute / transpose 之后内存顺序已与形状不符，用 reshape（会复制）或先 contiguous()。',
      'view only changes how memory is read; after permute or transpose the numbers are not in that order. Use reshape (it copies) or call contiguous() first.',
    ),
  permuteRank: (rank: number, dims: number) =>
    runtime(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ${dims}`,
      `permute 要把 ${rank} 个维全部列出，各一次；这里写了 ${dims} 个。`,
      `permute lists all ${rank} dimensions, each once; ${dims} were given.`,
    ),
  permuteTwice: () =>
    runtime(
      'permute(): duplicate dims are not allowed.',
      'permute 的每个维只能出现一次。',
      'permute names each dimension once.',
    ),
  expandMismatch: (target: number, size: number, dim: number, sizes: Shape, shape: Shape) =>
    runtime(
      `The expanded size of the tensor (${target}) must match the existing size (${size}) at non-singleton dimension ${dim}.  Target sizes: ${list(sizes)}.  Tensor sizes: ${list(shape)}`,
      `expand 只能把大小为 1 的维重复读；第 ${dim} 维是 ${size}，不能变成 ${target}。`,
      `expand re-reads dimensions of size 1 only; dimension ${dim} has ${size} and cannot become ${target}.`,
    ),
  expandRank: (sizes: Shape, shape: Shape) =>
    runtime(
      `expand(torch.FloatTensor{${list(shape)}}, size=${list(sizes)}): the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
      `给出的大小比张量的维数少：每个维都要写，不变的写 −1。`,
      'Fewer sizes than dimensions: give one for every dimension, −1 for those that stay.',
    ),
  expandLeading: (dim: number) =>
    runtime(
      `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${dim}`,
      '新加在前面的维没有原来的大小可沿用，不能写 −1。',
      'A new leading dimension has no size to keep, so it cannot be −1.',
    ),
  catEmpty: () =>
    runtime(
      'torch.cat(): expected a non-empty list of Tensors',
      'cat 至少要一个张量。',
      'cat needs at least one tensor.',
    ),
  catRank: (a: number, b: number) =>
    runtime(
      `Tensors must have same number of dimensions: got ${a} and ${b}`,
      '拼接的张量维数要相同；少一维的先 unsqueeze 或 expand。',
      'Tensors to concatenate need the same number of dimensions; unsqueeze or expand the smaller one first.',
    ),
  catSize: (dim: number, expected: number, got: number, at: number) =>
    runtime(
      `Sizes of tensors must match except in dimension ${dim}. Expected size ${expected} but got size ${got} for tensor number ${at} in the list.`,
      `沿第 ${dim} 维拼接时其余的维必须相等；第 ${at} 个张量（从 0 数）有一维是 ${got}，应为 ${expected}。`,
      `All other dimensions must agree when joining along ${dim}; tensor number ${at} (counting from 0) has ${got} where ${expected} is expected.`,
    ),
  tooManyIndices: (rank: number) =>
    index(
      `too many indices for tensor of dimension ${rank}`,
      `方括号里的下标比张量的 ${rank} 个维还多。`,
      `More indices than the tensor's ${rank} dimension(s).`,
    ),
  indexOutOfBounds: (at: number, dim: number, size: number) =>
    index(
      `index ${at} is out of bounds for dimension ${dim} with size ${size}`,
      `第 ${dim} 维只有 ${size} 个，下标从 0 到 ${size - 1}。`,
      `Dimension ${dim} has ${size}; indices run from 0 to ${size - 1}.`,
    ),
  convChannels: (weight: Shape, shape: Shape) =>
    runtime(
      `Given groups=1, weight of size ${list(weight)}, expected input${list(shape)} to have ${weight[1]} channels, but got ${shape[1]} channels instead`,
      `这层卷积按 ${weight[1]} 个通道建立，图像却有 ${shape[1]} 个；形状应是 (b, c, H, W)，通道在第 1 维。`,
      `This convolution was built for ${weight[1]} channel(s), the image has ${shape[1]}; the shape is (b, c, H, W), channels at dimension 1.`,
    ),
  convRank: (shape: Shape) =>
    runtime(
      `Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: ${list(shape)}`,
      'conv2d 要 (b, c, H, W)。',
      'conv2d takes (b, c, H, W).',
    ),
  convKernel: (padded: Shape, kernel: Shape) =>
    runtime(
      `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
      '卷积核比图像还大：一个块都放不下。',
      'The kernel is larger than the image: not one patch fits.',
    ),
  matmul: (a: Shape, b: Shape) => {
    const [m1, m2] = [rows(a), rows(b)]
    return runtime(
      `mat1 and mat2 shapes cannot be multiplied (${m1} and ${m2})`,
      `左边每行有 ${a.at(-1)} 个数，右边每列有 ${b.at(-2)} 个，应当相等。`,
      `Each row on the left has ${a.at(-1)} numbers, each column on the right ${b.at(-2)}; they must be equal.`,
    )
  },
  metaHasNoData: () =>
    runtime(
      'Cannot copy out of meta tensor; no data!',
      'meta 设备只有形状，没有数字；换 webgpu、wasm 或 cpu 再读。',
      'The meta device has shapes and no numbers; choose webgpu, wasm or cpu to read some.',
    ),
}
