import type { Shape } from '../shape'
import { list, runtime, value } from './torch-error'

const cNames = { float32: 'float', int64: 'long int', bool: 'bool' }
const scalarNames = { float32: 'Float', int64: 'Long', bool: 'Bool' }

/** Sizes and settings that an operation on the numbers cannot work with. */
export const computeErrors = {
  /** (n, k) times (k2, m). */
  matmul: (n: number, k: number, k2: number, m: number) =>
    runtime(
      `mat1 and mat2 shapes cannot be multiplied (${n}x${k} and ${k2}x${m})`,
      `左边每行有 ${k} 个数，右边每列有 ${k2} 个，应当相等。`,
      `Each row on the left has ${k} numbers, each column on the right ${k2}; they must be equal.`,
    ),
  matmulRank: (a: number, b: number) =>
    runtime(
      `both arguments to matmul need to be at least 1D, but they are ${a}D and ${b}D`,
      '单个数没有行列可乘；用 mul。',
      'A single number has no rows or columns; use mul.',
    ),
  dot: (a: number, b: number) =>
    runtime(
      `inconsistent tensor size, expected tensor [${a}] and src [${b}] to have the same number of elements, but got ${a} and ${b} elements respectively`,
      `两个向量一个 ${a} 个数，一个 ${b} 个，无法逐个相乘再相加。`,
      `One vector has ${a} numbers, the other ${b}; they cannot be paired.`,
    ),
  dotRank: (a: number, b: number) =>
    runtime(
      `1D tensors expected, but got ${a}D and ${b}D tensors`,
      'dot 只收两个向量；矩阵相乘用 @ 或 matmul。',
      'dot takes two vectors; matrices are multiplied with @ or matmul.',
    ),
  matTypes: (name: string, a: keyof typeof cNames, b: keyof typeof cNames) =>
    runtime(
      name === 'bmm'
        ? `expected scalar type ${scalarNames[a]} but found ${scalarNames[b]}`
        : `expected m1 and m2 to have the same dtype, but got: ${cNames[a]} != ${cNames[b]}`,
      '矩阵相乘，两边的类型要相同：整数的一边先 .float()。',
      'Both sides of a matrix product have one type: call .float() on the integers first.',
    ),
  matBool: (name: string) =>
    runtime(
      `"${name === 'bmm' ? 'baddbmm_with_gemm' : 'addmm_impl_cpu_'}" not implemented for 'Bool'`,
      '真假值不能做矩阵乘法：先变成 float。',
      'Truth values cannot be multiplied as matrices: make them floats first.',
    ),
  matrixVector: (n: number, k: number, size: number) =>
    runtime(
      `size mismatch, got ${n}, ${n}x${k},${size}`,
      `矩阵每行有 ${k} 个数，向量有 ${size} 个，应当相等。`,
      `Each row of the matrix has ${k} numbers, the vector ${size}; they must be equal.`,
    ),
  bmm: (expected: Shape, got: Shape) =>
    runtime(
      `Expected size for first two dimensions of batch2 tensor to be: ${list(expected)} but got: ${list(got)}.`,
      `左边是 ${expected[0]} 个矩阵、每行 ${expected[1]} 个数；右边是 ${got[0]} 个矩阵、每列 ${got[1]} 个数。常见原因：k 忘了 transpose(-2, -1)。`,
      `On the left ${expected[0]} matrices with ${expected[1]} numbers a row, on the right ${got[0]} with ${got[1]} a column. Often k was not transposed: k.transpose(-2, -1).`,
    ),
  bmmRank: (which: 1 | 2) =>
    runtime(
      `batch${which} must be a 3D tensor`,
      'bmm 只收三维 (b, n, k)；批量维更多时用 matmul。',
      'bmm takes 3-D tensors (b, n, k); with more batch dimensions use matmul.',
    ),
  mmRank: (name: 'self' | 'mat2') =>
    runtime(
      `${name} must be a matrix`,
      'mm 只收二维矩阵；带批量用 matmul。',
      'mm takes matrices; with a batch use matmul.',
    ),
  convChannels: (weight: Shape, shape: Shape, channels: number) =>
    runtime(
      `Given groups=1, weight of size ${list(weight)}, expected input${list(shape)} to have ${weight[1]} channels, but got ${channels} channels instead`,
      `这层卷积按 ${weight[1]} 个通道建立，图像却有 ${channels} 个；形状应是 (b, c, H, W)，通道在第 1 维。`,
      `This convolution was built for ${weight[1]} channel(s), the image has ${channels}; the shape is (b, c, H, W), channels at dimension 1.`,
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
  normalizedShape: (normalized: Shape, shape: Shape) =>
    runtime(
      `Given normalized_shape=${list(normalized)}, expected input with shape [*, ${normalized.join(', ')}], but got input of size${list(shape)}`,
      `LayerNorm 建立时说最后是 ${normalized.join(' × ')} 个数，输入的最后却是 ${shape.slice(-normalized.length).join(' × ')}。`,
      `This LayerNorm was built for ${normalized.join(' × ')} numbers at the end; the input ends in ${shape.slice(-normalized.length).join(' × ')}.`,
    ),
  geluApproximation: () =>
    runtime(
      'approximate argument must be either none or tanh.',
      "GELU 的 approximate 只能是 'none' 或 'tanh'。",
      "GELU's approximate is 'none' or 'tanh'.",
    ),
  dropoutProbability: (p: number) =>
    value(
      `dropout probability has to be between 0 and 1, but got ${Number.isInteger(p) ? p.toFixed(1) : p}`,
      '丢弃的概率在 0 与 1 之间；10 % 写 0.1。',
      'The probability to drop lies between 0 and 1; write 0.1 for 10 %.',
    ),
  batchSizes: (input: number, target: number) =>
    value(
      `Expected input batch_size (${input}) to match target batch_size (${target}).`,
      `${input} 个预测要配 ${input} 个标签，这里有 ${target} 个。`,
      `${input} predictions take ${input} labels; there are ${target}.`,
    ),
  targetSize: (expected: Shape, got: Shape) =>
    runtime(
      `Expected target size ${list(expected)}, got ${list(got)}`,
      '类别在第 1 维；其余的维，标签要与预测一致。',
      'Classes are at dimension 1; in all others the labels match the predictions.',
    ),
  reduction: (given: string) =>
    value(
      `${given} is not a valid value for reduction`,
      "reduction 只能是 'mean'、'sum' 或 'none'。",
      "reduction is 'mean', 'sum' or 'none'.",
    ),
  einsumRank: (subscripts: number, rank: number, operand: number) =>
    runtime(
      `einsum(): the number of subscripts in the equation (${subscripts}) does not match the number of dimensions (${rank}) for operand ${operand} and no ellipsis was given`,
      `第 ${operand} 个张量（从 0 数）有 ${rank} 维，算式里却给了 ${subscripts} 个字母。`,
      `Operand ${operand} (counting from 0) has ${rank} dimensions; the equation gives it ${subscripts} letters.`,
    ),
  einsumSize: (letter: string, size: number, operand: number, before: number) =>
    runtime(
      `einsum(): subscript ${letter} has size ${size} for operand ${operand} which does not broadcast with previously seen size ${before}`,
      `字母 ${letter} 处处代表同一个大小，这里先是 ${before} 又是 ${size}。`,
      `A letter stands for one size; ${letter} is first ${before}, then ${size}.`,
    ),
  einsumOutput: (letter: string) =>
    runtime(
      `einsum(): output subscript ${letter} does not appear in the equation for any input operand`,
      `箭头右边的 ${letter} 在左边没有出现。`,
      `${letter} on the right of the arrow is not on the left.`,
    ),
  einsumLetter: (at: number) =>
    runtime(
      `einsum(): invalid subscript given at index ${at} in the equation string, subscripts must be in [a-zA-Z]`,
      '算式里每个维用一个英文字母。',
      'The equation uses one letter for each dimension.',
    ),
  einsumOperands: (fewer: boolean) =>
    runtime(
      `einsum(): ${fewer ? 'fewer' : 'more'} operands were provided than specified in the equation`,
      '算式里用逗号隔开的段数要与张量个数相同。',
      'The equation has one part, set off by commas, for each tensor.',
    ),
}
