import * as torch from '../torch'
import { Tensor } from '../torch'
import { errors } from '../torch/errors'
import { composite, type Dtype } from '../torch/op'
import { wrapDim } from '../torch/shape'

/** Every stretch of `size` along an axis, in steps; the stretches' own axis comes last: Tensor.unfold. */
export function windows(x: Tensor, dim: number, size: number, step: number): Tensor {
  const axis = wrapDim(dim, x.dim(), 'unfold')
  if (size > x.shape[axis]) throw errors.unfoldSize(size, axis, x.shape[axis])
  const count = Math.floor((x.shape[axis] - size) / step) + 1
  return composite('unfold', [x], [dim, size, step], () => {
    const places = Array.from({ length: count * size }, (_, i) => Math.floor(i / size) * step + (i % size)) // biome-ignore format: one thought
    const picked = x.indexSelect(axis, torch.tensor(places))
    return picked.unflatten(axis, [count, size]).movedim(axis + 1, -1)
  })
}

/** What `x[at] = value` makes of x. */
export function place(x: Tensor, at: torch.Index[], value: Tensor | number | boolean): Tensor {
  const inputs = value instanceof Tensor ? [x, value] : [x]
  return composite('__setitem__', inputs, [], () => {
    const numbers = Array.from({ length: x.numel() }, (_, i) => i)
    const chosen = torch.index(torch.fromArray(numbers, x.shape, 'int64'), ...at)
    const from = new Array<number>(x.numel()).fill(-1)
    Array.from(chosen.dataNow()).forEach((to, i) => {
      from[to] = i
    })
    const given = value instanceof Tensor ? value : torch.full([], Number(value))
    return overwritten(x, from, given.expand(chosen.shape))
  })
}

/** x, but where `from` is not −1 that number of `value`, counted in reading order. */
export function overwritten(x: Tensor, from: readonly number[], value: Tensor): Tensor {
  if (!value.numel() || !from.length) return x.clone()
  const holds = torch.fromArray(from.map((i) => Number(i >= 0)), x.shape, 'bool') // biome-ignore format: one thought
  const places = torch.fromArray(from.map((i) => Math.max(i, 0)), [from.length], 'int64') // biome-ignore format: one thought
  const kind = x.dtype === 'bool' ? 'int64' : x.dtype // wasm picks among numbers only
  const spread = as(kind, as(x.dtype, value)).flatten().index(places).reshape(x.shape)
  return as(x.dtype, torch.where(holds, spread, as(kind, x)))
}

/** With its numbers as this type. */
export const as = (dtype: Dtype, x: Tensor): Tensor =>
  x.dtype === dtype ? x : { float32: x.float, int64: x.long, bool: x.bool }[dtype].call(x)
