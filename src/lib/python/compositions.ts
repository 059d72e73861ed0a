import type { Tensor } from '../torch'
import * as torch from '../torch'
import { errors } from '../torch/errors'
import { composite } from '../torch/op'
import { numel, wrapDim } from '../torch/shape'

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
export function place(x: Tensor, at: torch.Index[], value: Tensor | number): Tensor {
  const inputs = typeof value === 'number' ? [x] : [x, value]
  return composite('__setitem__', inputs, [], () => {
    const numbers = Array.from({ length: x.numel() }, (_, i) => i)
    const chosen = torch.index(torch.fromArray(numbers, x.shape, 'int64'), ...at)
    const from = new Array<number>(x.numel()).fill(-1)
    Array.from(chosen.dataNow()).forEach((to, i) => {
      from[to] = i
    })
    const holds = torch.fromArray(from.map((i) => Number(i >= 0)), x.shape, 'bool') // biome-ignore format: one thought
    if (typeof value === 'number') return torch.where(holds, value, x)
    const spread = value.expand(chosen.shape).flatten()
    if (!numel(spread.shape)) return x.clone()
    const places = torch.fromArray(from.map((i) => Math.max(i, 0)), [from.length], 'int64') // biome-ignore format: one thought
    return torch.where(holds, spread.index(places).reshape(x.shape), x)
  })
}
