import { byName } from '../arguments'
import { errors } from '../errors'
import { op } from '../op'
import { wrapDim } from '../shape'
import { channelsLastStrides, suggestsChannelsLast } from '../strides'
import { Tensor } from '../tensor'
import { tf } from '../tf'

type Dim = number | { dim?: number }

/** Join tensors end to end along one axis. */
export function cat(tensors: readonly Tensor[], dim: Dim = 0): Tensor {
  checkList('cat', tensors, dim)
  if (tensors.length === 0) throw errors.catEmpty()
  const asked = byName<{ dim: number }>('cat', ['dim'], [dim]).dim ?? 0
  const [first] = tensors
  const axis = wrapDim(asked, first.dim(), 'cat', 'dim', 2)
  tensors.forEach((t, at) => {
    if (t.dim() !== first.dim()) throw errors.catRank(first.dim(), t.dim())
    t.shape.forEach((size, i) => {
      if (i !== axis && size !== first.shape[i]) {
        throw errors.catSize(axis, first.shape[i], size, at)
      }
    })
  })
  const sizes = tensors.map((t) => t.shape[axis])
  const shape = first.shape.map((size, i) => (i === axis ? sizes.reduce((a, b) => a + b) : size))
  return op({
    name: 'cat',
    inputs: tensors,
    args: [asked],
    shape,
    strides: tensors.every(suggestsChannelsLast) ? channelsLastStrides(shape) : undefined,
    compute: (...raws) => tf.concat(raws, axis),
    backward: (grad) => tf.split(grad, sizes, axis),
    saves: false,
  })
}

/** Pile tensors of one shape on top of each other, along a new axis. */
export function stack(tensors: readonly Tensor[], dim: Dim = 0): Tensor {
  checkList('stack', tensors, dim)
  if (tensors.length === 0) throw errors.stackEmpty()
  const asked = byName<{ dim: number }>('stack', ['dim'], [dim]).dim ?? 0
  const { shape } = tensors[0]
  const axis = wrapDim(asked, shape.length + 1, 'stack', 'dim', 2)
  tensors.forEach((t, at) => {
    if (String(t.shape) !== String(shape)) throw errors.stackSize(shape, t.shape, at)
  })
  return op({
    name: 'stack',
    inputs: tensors,
    args: [asked],
    shape: [...shape.slice(0, axis), tensors.length, ...shape.slice(axis)],
    compute: (...raws) => tf.stack(raws, axis),
    backward: (grad) => tf.unstack(grad, axis),
    saves: false,
  })
}

function checkList(name: string, tensors: unknown, dim: unknown) {
  if (tensors instanceof Tensor && dim instanceof Tensor) {
    throw errors.invalidArguments(
      name,
      [tensors, dim],
      [
        'tuple of Tensors tensors, int dim, *, Tensor out',
        'tuple of Tensors tensors, name dim, *, Tensor out',
      ],
    )
  }
  if (!Array.isArray(tensors)) throw errors.notAListOfTensors(name, 'tensors', tensors)
  tensors.forEach((t, at) => {
    if (!(t instanceof Tensor)) throw errors.elementNotATensor(at, t)
  })
}
