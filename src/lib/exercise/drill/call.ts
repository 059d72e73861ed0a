import { isLayer, isTensor, type Named, type Range, type Shaped, type Value } from './run'

export type Shape = readonly number[]

/** One operation with everything that decides on its shape. */
export interface Call {
  /** As PyTorch spells it: `permute`, `cat`, `Linear`. */
  op: string
  /** The shapes of its tensors. */
  inputs: Shape[]
  /** Its numbers in the order of its signature, with defaults; axes are counted from 0. */
  numbers: number[]
  /** What stands between square brackets. */
  at: (number | Range)[]
}

type Signature = [name: string, otherwise: number][]
const dim = (otherwise: number): Signature => [['dim', otherwise]]
const averages: Signature = [...dim(-1), ['keepdim', 0]]
const signatures: Record<string, Signature> = {
  flatten: [['start_dim', 0], ['end_dim', -1]], // biome-ignore format: a table
  unsqueeze: dim(0),
  squeeze: dim(0),
  mean: averages,
  var: averages,
  argmax: averages,
  softmax: dim(-1),
  cat: dim(0),
  stack: dim(0),
  unbind: dim(0),
  chunk: [['chunks', 2], ...dim(0)],
}
const onlyAxes = /^(permute|transpose)$/

/** Read what was given, by place or by name, into a call. */
export function callOf(op: string, operands: Value<Shaped>[], named: Named): Call {
  const inputs = operands.flat().filter(isTensor).map(({ shape }) => [...shape]) // biome-ignore format: one thought
  const layer = operands.find(isLayer)
  if (layer) return { op, inputs, numbers: ofLayer(layer.args, layer.named), at: [] }
  if (op === 'index') return { op, inputs, numbers: [], at: operands.slice(1) as Call['at'] }
  const given = operands.filter((operand) => typeof operand === 'number')
  const signature = signatures[op]
  const rank = inputs[0]?.length + (/^(unsqueeze|stack)$/.test(op) ? 1 : 0)
  const fromStart = (axis: number) => (axis < 0 ? axis + rank : axis)
  const numbers = signature
    ? signature.map(([name, otherwise], i) => {
        const number = Number(given[i] ?? named[name] ?? otherwise)
        return /dim$/.test(name) && name !== 'keepdim' ? fromStart(number) : number
      })
    : given.map((number) => (onlyAxes.test(op) ? fromStart(number) : number))
  return { op, inputs, numbers, at: [] }
}

/** The numbers of a layer's constructor; a convolution's end with kernel and stride. */
const ofLayer = (args: number[], { kernel_size, stride = 1 }: Named) =>
  kernel_size === undefined ? args : [...args, Number(kernel_size), Number(stride)]
