import type { Shape } from '../shape'
import { index, list, runtime } from './torch-error'

/** Sizes that do not fit an operation that only looks at memory in another way. */
export const shapeErrors = {
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
  headsDoNotDivide: (sizes: Shape, count: number, width: number) => {
    const [heads, head] = sizes.slice(-2)
    return runtime(
      `shape '${list(sizes)}' is invalid for input of size ${count}`,
      `${width} 个数平分不成 ${heads} 个头：每头 ${head} 个只用掉 ${heads * head} 个。embed_dim 要能被 num_heads 整除。`,
      `${width} numbers do not split evenly into ${heads} heads: ${head} each uses only ${heads * head}. embed_dim must be divisible by num_heads.`,
    )
  },
  invalidDimension: (size: number) =>
    runtime(
      `invalid shape dimension ${size}`,
      '大小只能是非负整数，或用一个 −1 让它自己算出来。',
      'A size is a non-negative integer, or a single −1 to be worked out.',
    ),
  negativeDimension: (size: number, sizes: Shape) =>
    runtime(
      `Trying to create tensor with negative dimension ${size}: ${list(sizes)}`,
      `大小不能是负数，这里得到 ${size}。`,
      `A size cannot be negative; got ${size}.`,
    ),
  twoInferred: () =>
    runtime(
      'only one dimension can be inferred',
      '形状里最多写一个 −1：两个未知数有许多种解。',
      'Write at most one −1 in a shape: two unknowns have many solutions.',
    ),
  ambiguousInference: (sizes: Shape) =>
    runtime(
      `cannot reshape tensor of 0 elements into shape ${list(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous`,
      '张量里一个数也没有，−1 取多少都行，请写明。',
      'The tensor holds no numbers, so −1 could be anything; write it out.',
    ),
  dimOutOfRange: (dim: number, rank: number) =>
    index(
      `Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${dim})`,
      `这个张量有 ${rank} 个维，从 0 数到 ${rank - 1}，或从 −1 倒数到 ${-rank}。`,
      `Count its dimensions from 0 to ${rank - 1}, or back from −1 to ${-rank}.`,
    ),
  dimTwice: (dim: number) =>
    runtime(
      `dim ${dim} appears multiple times in the list of dims`,
      `第 ${dim} 维写了两次，每个维只写一次。`,
      `Dimension ${dim} is listed twice; list each once.`,
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
  transposeRank: (rank: number) =>
    runtime(
      `t() expects a tensor with <= 2 dimensions, but self is ${rank}D`,
      't() 只用于矩阵；维数更多时用 transpose(d0, d1) 说明交换哪两维。',
      't() is for matrices; with more dimensions say which two to swap: transpose(d0, d1).',
    ),
  flattenOrder: () =>
    runtime(
      'flatten() has invalid args: start_dim cannot come after end_dim',
      'flatten 从 start_dim 压平到 end_dim，起点不能在终点之后。',
      'flatten merges from start_dim to end_dim; the start cannot come after the end.',
    ),
  unflatten: (sizes: Shape, dim: number, size: number) =>
    runtime(
      `unflatten: Provided sizes ${list(sizes)} don't multiply up to the size of dim ${dim} (${size}) in the input tensor`,
      `拆开的大小相乘应等于 ${size}。`,
      `The sizes it is split into must multiply to ${size}.`,
    ),
  expandMismatch: (target: number, size: number, dim: number, sizes: Shape, shape: Shape) =>
    runtime(
      `The expanded size of the tensor (${target}) must match the existing size (${size}) at non-singleton dimension ${dim}.  Target sizes: ${list(sizes)}.  Tensor sizes: ${list(shape)}`,
      `expand 只能把大小为 1 的维重复读；第 ${dim} 维是 ${size}，不能变成 ${target}。`,
      `expand re-reads dimensions of size 1 only; dimension ${dim} has ${size} and cannot become ${target}.`,
    ),
  expandRank: (sizes: Shape, shape: Shape, type: 'Float' | 'Long' | 'Bool') =>
    runtime(
      `expand(torch.${type}Tensor{${list(shape)}}, size=${list(sizes)}): the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
      `给出的大小比张量的维数少：每个维都要写，不变的写 −1。`,
      'Fewer sizes than dimensions: give one for every dimension, −1 for those that stay.',
    ),
  expandLeading: (dim: number) =>
    runtime(
      `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${dim}`,
      '新加在前面的维没有原来的大小可沿用，不能写 −1。',
      'A new leading dimension has no size to keep, so it cannot be −1.',
    ),
  repeatRank: () =>
    runtime(
      'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
      'repeat 要给每个维写一个次数，不重复的写 1。',
      'repeat takes a count for every dimension, 1 for those that stay.',
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
  stackEmpty: () =>
    runtime(
      'stack expects a non-empty TensorList',
      'stack 至少要一个张量。',
      'stack needs at least one tensor.',
    ),
  stackSize: (first: Shape, other: Shape, at: number) =>
    runtime(
      `stack expects each tensor to be equal size, but got ${list(first)} at entry 0 and ${list(other)} at entry ${at}`,
      'stack 把形状完全相同的张量叠成新的一维；要沿已有的维相接用 cat。',
      'stack piles tensors of one and the same shape along a new dimension; to join along an old one use cat.',
    ),
  chunkCount: (chunks: number) =>
    runtime(
      `chunk expects \`chunks\` to be greater than 0, got: ${chunks}`,
      'chunk 至少分成 1 份。',
      'chunk cuts into one piece at least.',
    ),
  splitNegative: (size: number) =>
    runtime(
      `split expects split_size be non-negative, but got split_size=${size}`,
      '每份的大小不能是负数。',
      'The size of a piece cannot be negative.',
    ),
  splitZero: (size: number) =>
    runtime(
      `split_size can only be 0 if dimension size is 0, but got dimension size of ${size}`,
      '每份 0 个永远分不完。',
      'Pieces of 0 never use the dimension up.',
    ),
  splitSum: (size: number, dim: number, sizes: Shape) =>
    runtime(
      `split_with_sizes expects split_sizes to sum exactly to ${size} (input tensor's size at dimension ${dim}), but got split_sizes=${list(sizes)}`,
      `各份相加应恰好是 ${size}，这里是 ${sizes.reduce((a, b) => a + b, 0)}。`,
      `The pieces must add up to ${size}; these make ${sizes.reduce((a, b) => a + b, 0)}.`,
    ),
}
