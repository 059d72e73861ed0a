/** PyTorch's words with PyTorch's meanings, over tfjs. */
import './methods'

export { enableGrad, noGrad } from './autograd'
export { type Cost, cost, totalCost } from './cost'
export { arange, eye, fromArray, full, linspace, ones, onesLike, tensor, zeros, zerosLike } from './create' // biome-ignore format: one family
export { type Device, device, firstDevice, preferredDevices, setDevice } from './device'
export { TorchError } from './errors'
export * as nn from './nn'
export { deepcopy } from './nn/deepcopy'
export type { Dtype } from './op'
export { add, div, maximum, minimum, mul, pow, sub } from './ops/arithmetic'
export { eq, ge, gt, le, logicalNot, lt, maskedFill, ne, tril, triu, where } from './ops/compare'
export { einsum } from './ops/einsum'
export { argmax, argmin, max, min } from './ops/extremes'
export {
  type Index,
  index,
  indexSelect,
  narrow,
  Slice,
  type SliceRange,
  select,
} from './ops/indexing'
export { cat, stack } from './ops/join'
export { bmm, matmul, mm } from './ops/matmul'
export { movedim, permute, swapaxes, t, transpose } from './ops/permute'
export { cumsum, mean, norm, std, sum, variance as var } from './ops/reduce'
export { clone, flatten, reshape, squeeze, unsqueeze } from './ops/reshape'
export { logSoftmax, softmax } from './ops/softmax'
export { chunk, split, unbind } from './ops/split'
export { abs, clamp, cos, erf, exp, log, neg, relu, rsqrt, sigmoid, sin, sqrt, tanh } from './ops/unary' // biome-ignore format: one family
export * as optim from './optim'
export { manualSeed, rand, randint, randn, randperm } from './random'
export { scoped } from './scope'
export { operations, type Step, type TensorInfo } from './step'
export { Tensor } from './tensor'
export { type Trace, trace, traceUntilError } from './trace'
