import * as torch from '../torch'
import { Tensor } from '../torch'
import { Foreign } from '../torch/errors'
import { operations } from '../torch/methods'
import { layerBias, layerWeight, xavier } from '../torch/nn/init'
import { composite, type Dtype } from '../torch/op'
import type { ConvOptions } from '../torch/ops/conv2d'
import type { Reduction } from '../torch/ops/loss'
import { dot } from '../torch/ops/matmul'
import { untraced } from '../torch/trace'
import { as, place, windows } from './compositions'

const { nn } = torch

type Made = Tensor | readonly (Tensor | null)[]
// biome-ignore lint/suspicious/noExplicitAny: whatever Python passed; each function checks what it gets
type Call = (...args: any[]) => Made
export type Calls = Readonly<Record<string, Call>>

/** 2.0 is a number wherever no size is asked for. */
const number = <T>(value: T) =>
  (value instanceof Foreign && value.number !== undefined ? value.number : value) as T & number
const withNumbers =
  (f: Call): Call =>
  (...args) =>
    f(...args.map(number))

/** Beside integers, 2.0 makes the result a float. */
const beside =
  (f: Call): Call =>
  (x: Tensor, other: unknown) => {
    const value = number(other)
    const floats = value !== other && x instanceof Tensor && x.dtype !== 'float32'
    return f(floats ? untraced(() => x.float()) : x, value)
  }

const each = (f: (given: Call) => Call, functions: object): Calls =>
  Object.fromEntries(Object.entries(functions).map(([name, g]) => [name, f(g)]))

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const pythonic = (functions: object): Calls =>
  Object.fromEntries(Object.entries(functions).map(([name, f]) => [snake(name), f as Call]))

const typed = (dtype: Dtype | undefined, made: () => Tensor): Tensor => {
  const x = made()
  return dtype ? untraced(() => as(dtype, x)) : x
}

const F = nn.functional
const { add, sub, mul, div, pow, maximum, minimum, eq, ne, gt, ge, lt, le } = operations

/** What Python calls by which name: the very functions of lib/torch, their arguments by place. */
export const calls: Calls = {
  ...pythonic(operations),
  ...pythonic({ cat: torch.cat, stack: torch.stack }),
  ...each(beside, { add, sub, mul, div, pow, maximum, minimum, eq, ne, gt, ge, lt, le }),
  ...each(withNumbers, {
    ...{ clamp: operations.clamp, masked_fill: operations.maskedFill, norm: operations.norm },
    ...{ where: torch.where, dropout: F.dropout, layer_norm: F.layerNorm },
  }),
  ...pythonic({ linear: F.linear, gelu: F.gelu, embedding: F.embedding, oneHot: F.oneHot }),
  softmax: (x, dim, unknown) => torch.softmax(x, named(dim, unknown)),
  log_softmax: (x, dim, unknown) => torch.logSoftmax(x, named(dim, unknown)),
  f_softmax: F.softmax,
  f_log_softmax: F.logSoftmax,
  einsum: (equation: string, operands: Tensor[]) => torch.einsum(equation, ...operands),
  rsub: (x: Tensor, other) => composite('rsub', [x], [number(other)], () => add(x.neg(), number(other))), // biome-ignore format: one thought
  dot,
  unfold: windows,
  detach: (x: Tensor) => x.detach(),
  __getitem__: (x: Tensor, at: unknown[]) => operations.index(x, ...(indices(at) as torch.Index[])),
  __setitem__: (x: Tensor, at: unknown[], value) =>
    place(x, indices(at) as torch.Index[], number(value)),
  conv2d: (x, weight, bias, stride, padding, dilation) =>
    F.conv2d(x, weight, bias, { stride, padding, dilation } as ConvOptions),
  cross_entropy: (x, target, weight, ignoreIndex, reduction, labelSmoothing) =>
    F.crossEntropy(x, target, {
      ...{ weight, ignoreIndex, reduction },
      labelSmoothing: number(labelSmoothing),
    }),
  mse_loss: (x: Tensor, target: Tensor, reduction: Reduction) =>
    F.mseLoss(x, target, { reduction }),
  scaled_dot_product_attention: (query, key, value, attnMask, dropoutP, isCausal, scale) =>
    F.scaledDotProductAttention(query, key, value, {
      ...{ attnMask, isCausal, dropoutP: number(dropoutP), scale: number(scale) },
    }),

  zeros: (sizes, dtype) => typed(dtype, () => torch.zeros(sizes)),
  ones: (sizes, dtype) => typed(dtype, () => torch.ones(sizes)),
  full: (sizes, value, dtype) => {
    const kind = value instanceof Foreign ? 'float32' : typeof value === 'boolean' ? 'bool' : dtype
    return torch.full(sizes, Number(number(value)), { dtype: dtype ?? kind })
  },
  zeros_like: (x: Tensor, dtype) => typed(dtype, () => torch.zerosLike(x)),
  ones_like: (x: Tensor, dtype) => typed(dtype, () => torch.onesLike(x)),
  eye: (n, m, dtype) => typed(dtype, () => torch.eye(n, m)),
  arange: (bounds, dtype) => {
    const whole = bounds.every((bound: unknown) => number(bound) === bound)
    return typed(dtype ?? (whole ? undefined : 'float32'), () => torch.arange(...(bounds.map(number) as [number]))) // biome-ignore format: one thought
  },
  linspace: (start, end, steps) => torch.linspace(number(start), number(end), steps),
  randn: (sizes) => torch.randn(sizes),
  rand: (sizes) => torch.rand(sizes),
  randint: (low, high, sizes) => torch.randint(low, high, sizes),
  randperm: (n) => torch.randperm(n),

  layer_weight: (shape) => layerWeight(shape),
  layer_bias: (shape) => layerBias(shape),
  xavier: (shape) => xavier(shape),
  parameter: (x: Tensor, requiresGrad: boolean) =>
    untraced(() => new nn.Parameter(x.detach(), { requiresGrad })),
}

/** Python's None in square brackets is a new axis. */
const indices = (at: unknown[]) => at.map((i) => (i === undefined ? null : i))

const named = (dim: number, unknown: unknown) =>
  unknown === undefined ? dim : ({ [String(dim)]: unknown } as { dim: number })
