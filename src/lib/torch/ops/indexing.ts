import { errors } from '../errors'
import { op } from '../op'
import { wrapDim } from '../shape'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { addAtPlaces, knownIntegers } from './integers'
import { everyNth, pad, spaced, where } from './raw'

/** A stretch of one axis, as Python's `start:end`; `Slice()` is `:`. */
export interface SliceRange {
  start: number | null
  end: number | null
  step?: number
}
export const Slice = (
  start: number | null = null,
  end: number | null = null,
  step = 1,
): SliceRange => (step === 1 ? { start, end } : { start, end, step })
/** Python's `None` (a new axis of size 1) and `...` (all axes that are not named) are `null` and `'...'`. */
export type Index = number | SliceRange | Tensor | null | '...'

interface Range {
  from: number
  count: number
  step: number
}

/**
 * Python's square brackets: `x[:, 0]` is `x.index(Slice(), 0)`. A number takes its axis away; a tensor of
 * integers picks rows, in its order.
 */
export function index(x: Tensor, ...at: Index[]): Tensor {
  const named = at.filter((i) => i !== null && i !== '...').length
  if (named > x.dim()) throw errors.tooManyIndices(x.dim())
  const rest = Array.from({ length: x.dim() - named }, () => Slice())
  const dots = at.indexOf('...') < 0 ? at.length : at.indexOf('...')
  const full = [...at.slice(0, dots), ...rest, ...at.slice(dots + 1)]
  const picks = full.findIndex((i) => i instanceof Tensor)
  if (picks >= 0 && full.every((i, dim) => dim === picks || isWhole(i))) {
    return pick('__getitem__', x, picks, full[picks] as Tensor, at)
  }
  const ranges: Range[] = []
  const layout = full.flatMap((i) => {
    const axis = ranges.length
    if (i === null) return [newAxis(axis)]
    ranges.push(range(i, axis, x.shape[axis]))
    return typeof i === 'number' ? [] : [axis]
  })
  return cut('__getitem__', x, at, ranges, layout)
}

/** In the layout of a result: an axis of size 1 in front of axis `before`. */
const newAxis = (before: number) => -1 - before

const isWhole = (at: Index) =>
  at !== null &&
  typeof at === 'object' &&
  'start' in at &&
  at.start === null &&
  at.end === null &&
  !at.step

/** One place along an axis; the axis is taken away. */
export function select(x: Tensor, dim: number, at: number): Tensor {
  const axis = wrapDim(dim, x.dim(), 'select')
  const size = x.shape[axis]
  if (!Number.isInteger(at)) throw errors.notAnInt('select', 'index', 2, at)
  if (at < -size || at >= size) throw errors.selectOutOfRange(at, axis, x.shape)
  const ranges = x.shape.map((s, i) => (i === axis ? range(at, i, s) : whole(s)))
  const others = [...x.shape.keys()].filter((i) => i !== axis)
  return cut('select', x, [dim, at], ranges, others)
}

/** `length` places along an axis, from `start` on. */
export function narrow(x: Tensor, dim: number, start: number, length: number): Tensor {
  return narrowAs('narrow', x, dim, start, length)
}

export function narrowAs(name: string, x: Tensor, dim: number, start: number, length: number) {
  const axis = wrapDim(dim, x.dim(), 'narrow')
  const size = x.shape[axis]
  const from = start === size ? start : wrapDim(start, size, 'narrow', 'start', 2)
  if (!Number.isInteger(length)) throw errors.notAnInt('narrow', 'length', 3, length)
  if (from + length > size) throw errors.narrowTooLong(from, length, size)
  const ranges = x.shape.map((s, i) => (i === axis ? { from, count: length, step: 1 } : whole(s)))
  return cut(name, x, [dim, start, length], ranges, [...x.shape.keys()])
}

const whole = (count: number): Range => ({ from: 0, count, step: 1 })

function range(at: Index, dim: number, size: number): Range {
  if (typeof at === 'number') {
    if (!Number.isInteger(at)) throw errors.invalidIndex(at)
    if (at < -size || at >= size) throw errors.indexOutOfBounds(at, dim, size)
    return { from: at < 0 ? at + size : at, count: 1, step: 1 }
  }
  if (typeof at !== 'object' || at === null || at instanceof Tensor) throw errors.invalidIndex(at)
  const { start, end, step = 1 } = at
  for (const n of [start ?? 0, end ?? 0, step]) {
    if (!Number.isInteger(n)) throw errors.invalidSlice(n)
  }
  if (step < 1) throw errors.sliceStep()
  const clamp = (n: number) => Math.min(Math.max(n < 0 ? n + size : n, 0), size)
  const from = clamp(start ?? 0)
  const length = Math.max(clamp(end ?? size) - from, 0)
  return { from, count: Math.ceil(length / step), step }
}

/** A view of a block of `x`, with the axes of the layout: old ones by number, and new ones. */
function cut(name: string, x: Tensor, args: readonly unknown[], ranges: Range[], layout: number[]) {
  const begin = ranges.map(({ from }) => from)
  const counts = ranges.map(({ count }) => count)
  const reach = ranges.map(({ count, step }) => (count ? (count - 1) * step + 1 : 0))
  const margins = reach.map((n, dim) => [begin[dim], x.shape[dim] - begin[dim] - n] as const)
  const shape = layout.map((axis) => (axis < 0 ? 1 : counts[axis]))
  const stride = (axis: number) => {
    if (axis >= 0) return x.strides[axis] * ranges[axis].step
    const next = -1 - axis
    return next < x.dim() ? x.shape[next] * x.strides[next] : 1
  }
  return op({
    name,
    inputs: [x],
    args,
    shape,
    strides: layout.map(stride),
    viewOf: x,
    offset: begin.reduce((sum, from, dim) => sum + from * x.strides[dim], 0),
    compute: (raw) => {
      const block = tf.slice(raw, begin, reach)
      const picked = ranges.reduce((part, { step }, dim) => everyNth(part, dim, step), block)
      return tf.reshape(picked, shape)
    },
    backward: (grad) => {
      const block = tf.reshape(grad, counts)
      const apart = ranges.reduce((part, { step }, dim) => spaced(part, dim, step), block)
      return [pad(apart, margins)]
    },
    saves: false,
  })
}

/** Rows of axis `dim` picked by number. */
export function indexSelect(x: Tensor, dim: number, indices: Tensor): Tensor {
  return pick('index_select', x, wrapDim(dim, x.dim(), 'index_select'), indices, [dim])
}

function pick(name: string, x: Tensor, axis: number, indices: Tensor, args: readonly unknown[]) {
  if (indices.dtype !== 'int64') throw errors.floatIndices()
  const size = x.shape[axis]
  const numbers = knownIntegers(indices)
  for (let i = 0; i < (numbers?.length ?? 0); i++) {
    const at = (numbers as ArrayLike<number>)[i]
    if (at < -size || at >= size) throw errors.indexOutOfBounds(at, 0, size)
  }
  const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)]
  return op({
    name,
    inputs: [x, indices],
    args: args.filter((a) => !(a instanceof Tensor)),
    shape: [...before, ...indices.shape, ...after],
    compute: (raw, at) => tf.gather(raw, fromFront(at, size), axis),
    backward: (grad, [, at]) => [
      addAtPlaces(grad, fromFront(at, size), x.shape, axis, indices.dim()),
      null,
    ],
  })
}

/** −1 is the last one. */
const fromFront = (at: Raw, size: number) =>
  where(tf.less(at, 0), tf.add(at, tf.scalar(size, 'int32')), at) as never
