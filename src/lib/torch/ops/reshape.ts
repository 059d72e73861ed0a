import { byName } from '../arguments'
import { errors } from '../errors'
import { op } from '../op'
import { inferShape, numel, type Shape, type Sizes, sizesOf, wrapDim } from '../shape'
import { contiguousStrides, elementwiseStrides, viewStrides } from '../strides'
import type { Tensor } from '../tensor'
import { tf } from '../tf'

/** Same numbers in the same order, read with another shape. Copies only if no strides can say it. */
export function reshape(x: Tensor, ...sizes: Sizes): Tensor {
  const asked = sizesOf(sizes)
  return reread('reshape', x, asked, inferShape(asked, x.shape, 'reshape', 'shape'))
}

/** `reshape` that never copies: an error if the memory cannot be read that way. */
export function view(x: Tensor, ...sizes: Sizes): Tensor {
  const asked = sizesOf(sizes)
  const shape = inferShape(asked, x.shape, 'view', 'size')
  if (!viewStrides(x.shape, x.strides, shape)) throw errors.viewNeedsCopy()
  return reread('view', x, asked, shape)
}

function reread(name: string, x: Tensor, args: readonly unknown[], shape: Shape): Tensor {
  const strides = viewStrides(x.shape, x.strides, shape)
  return op({
    name,
    inputs: [x],
    args,
    shape,
    strides: strides ?? contiguousStrides(shape),
    viewOf: strides ? x : undefined,
    compute: (raw) => tf.reshape(raw, [...shape]),
    backward: (grad) => [tf.reshape(grad, x.shape)],
    saves: false,
  })
}

type Ends = { startDim?: number; endDim?: number }

/** The axes from startDim to endDim become one. */
export function flatten(x: Tensor, startDim: number | Ends = 0, endDim: number | Ends = -1) {
  const given = byName<Ends>('flatten', ['startDim', 'endDim'], [startDim, endDim])
  const start = wrapDim(given.startDim ?? 0, x.dim(), 'flatten', 'start_dim')
  const end = wrapDim(given.endDim ?? -1, x.dim(), 'flatten', 'end_dim', 2)
  if (start > end) throw errors.flattenOrder()
  const one = numel(x.shape.slice(start, end + 1))
  const shape = [...x.shape.slice(0, start), one, ...x.shape.slice(end + 1)]
  return reread('flatten', x, [start, given.endDim ?? -1], shape)
}

/** One axis becomes several. */
export function unflatten(x: Tensor, dim: number, sizes: readonly number[]): Tensor {
  const at = wrapDim(dim, x.dim(), 'unflatten')
  const known = numel(sizes.filter((size) => size !== -1))
  const shape = sizes.map((size) => (size === -1 ? x.shape[at] / known : size))
  if (numel(shape) !== x.shape[at] || !shape.every(Number.isInteger)) {
    throw errors.unflatten(sizes, at, x.shape[at])
  }
  const all = [...x.shape.slice(0, at), ...shape, ...x.shape.slice(at + 1)]
  return reread('unflatten', x, [dim, [...sizes]], all)
}

/** A new axis of size 1. */
export function unsqueeze(x: Tensor, dim: number): Tensor {
  const at = wrapDim(dim, x.dim() + 1, 'unsqueeze')
  const shape = [...x.shape.slice(0, at), 1, ...x.shape.slice(at)]
  const step = at < x.dim() ? x.shape[at] * x.strides[at] : 1
  const strides = [...x.strides.slice(0, at), step, ...x.strides.slice(at)]
  return onesInOrOut('unsqueeze', x, [dim], shape, strides)
}

/** Without the axes of size 1; with `dim`, without that one if its size is 1. */
export function squeeze(x: Tensor, dim?: number | { dim?: number }): Tensor {
  const given = byName<{ dim: number }>('squeeze', ['dim'], [dim]).dim
  const at = given === undefined ? -1 : wrapDim(given, x.dim(), 'squeeze')
  const stays = (_: number, i: number) => x.shape[i] !== 1 || (at >= 0 && i !== at)
  const args = given === undefined ? [] : [given]
  return onesInOrOut('squeeze', x, args, x.shape.filter(stays), x.strides.filter(stays))
}

function onesInOrOut(name: string, x: Tensor, args: unknown[], shape: Shape, strides: Shape) {
  return op({
    name,
    inputs: [x],
    args,
    shape,
    strides,
    viewOf: x,
    compute: (raw) => tf.reshape(raw, [...shape]),
    backward: (grad) => [tf.reshape(grad, x.shape)],
    saves: false,
  })
}

/** The same numbers laid out in reading order; itself if they already are. */
export function contiguous(x: Tensor): Tensor {
  const already = x.isContiguous()
  return copy('contiguous', x, already ? x.strides : contiguousStrides(x.shape), already)
}

/** A copy with its own memory, in the same order. */
export function clone(x: Tensor): Tensor {
  return copy('clone', x, elementwiseStrides(x.shape, [x]), false)
}

/** The same tensor under another name: what some operations return when there is nothing to do. */
export function itself(name: string, x: Tensor, args: readonly unknown[] = []): Tensor {
  return copy(name, x, x.strides, true, args)
}

function copy(name: string, x: Tensor, strides: Shape, shares: boolean, args?: readonly unknown[]) {
  return op({
    name,
    inputs: [x],
    args,
    shape: x.shape,
    strides,
    viewOf: shares ? x : undefined,
    compute: (raw) => tf.clone(raw),
    backward: (grad) => [grad],
    saves: false,
  })
}
