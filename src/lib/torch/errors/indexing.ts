import type { Shape } from '../shape'
import { index, list, pythonType, runtime, type, value } from './torch-error'

/** Places asked for that are not there. */
export const indexErrors = {
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
  invalidIndex: (given: unknown) =>
    index(
      `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${pythonType(given)})`,
      `下标要用整数或 Slice()，这里是 ${given}。`,
      `An index is an integer or a Slice(); got ${given}.`,
    ),
  invalidSlice: (given: unknown) =>
    type(
      'slice indices must be integers or None or have an __index__ method',
      `Slice 的起止要用整数，这里是 ${given}。常见原因：除法没有取整。`,
      `A Slice starts and ends at integers; got ${given}. Often a division that was not floored.`,
    ),
  sliceStep: () =>
    value(
      'step must be greater than zero',
      'PyTorch 的切片步长只能为正；要反转用 flip。',
      'A slice in PyTorch steps forward only; to reverse, use flip.',
    ),
  floatIndices: () =>
    index(
      'tensors used as indices must be long, byte or bool tensors',
      '用作下标的张量要是整数；先 .long()。',
      'A tensor used as an index holds integers; call .long() first.',
    ),
  selectOutOfRange: (at: number, dim: number, shape: Shape) =>
    index(
      `select(): index ${at} out of range for tensor of size ${list(shape)} at dimension ${dim}`,
      `第 ${dim} 维只有 ${shape[dim]} 个，下标从 0 到 ${shape[dim] - 1}。`,
      `Dimension ${dim} has ${shape[dim]}; indices run from 0 to ${shape[dim] - 1}.`,
    ),
  unfoldSize: (size: number, dim: number, most: number) =>
    runtime(
      `maximum size for tensor at dimension ${dim} is ${most} but size is ${size}`,
      `第 ${dim} 维只有 ${most} 个，切不出 ${size} 个一段。`,
      `Dimension ${dim} holds ${most}: a stretch of ${size} does not fit.`,
    ),
  narrowTooLong: (start: number, length: number, size: number) =>
    runtime(
      `start (${start}) + length (${length}) exceeds dimension size (${size}).`,
      `从 ${start} 起取 ${length} 个，超出了这一维的 ${size} 个。`,
      `${length} from ${start} on goes past the ${size} there are.`,
    ),
  embeddingOutOfRange: () =>
    index(
      'index out of range in self',
      '编号超出了 Embedding 表的行数：n 行的表只有 0 到 n − 1。',
      'A number beyond the rows of the Embedding: a table of n rows has 0 to n − 1.',
    ),
  targetOutOfBounds: (target: number) =>
    index(
      `Target ${target} is out of bounds.`,
      `类别 ${target} 不存在：k 个类的编号是 0 到 k − 1。`,
      `There is no class ${target}: k classes are numbered 0 to k − 1.`,
    ),
  listOutOfRange: (at: number) =>
    index(
      `index ${at} is out of range`,
      `列表里没有第 ${at} 个模块。`,
      `The list has no module number ${at}.`,
    ),
}
