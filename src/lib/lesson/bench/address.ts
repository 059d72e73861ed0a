import { contiguousStrides } from '../../torch/strides'
import { count } from './calls'
import type { BenchStep, Numbers } from './run'

/** Where step i reads its numbers: arithmetic on shape and strides alone, the thing this lesson teaches. */

/** Position `flat` in reading order as one index per axis. */
export function indexOf(shape: readonly number[], flat: number): number[] {
  const steps = contiguousStrides(shape)
  return shape.map((size, axis) => Math.floor(flat / steps[axis]) % size)
}

/** One index per axis as a position in reading order. */
export const flatOf = (shape: readonly number[], index: readonly number[]) =>
  addressOf(contiguousStrides(shape), index)

/** index · strides: the address in memory. */
export const addressOf = (strides: readonly number[], index: readonly number[]) =>
  index.reduce((sum, i, axis) => sum + i * strides[axis], 0)

/** The address of every number, in reading order. */
export const addresses = ({ shape, strides }: Pick<BenchStep, 'shape' | 'strides'>) =>
  Array.from({ length: count(shape) }, (_, flat) => addressOf(strides, indexOf(shape, flat)))

/** For every number of a broadcast result, the position it takes in a tensor of shape `from`. */
export function broadcastFrom(shape: readonly number[], from: readonly number[]): number[] {
  const missing = shape.length - from.length
  return Array.from({ length: count(shape) }, (_, flat) => {
    const index = indexOf(shape, flat).slice(missing)
    return flatOf(
      from,
      index.map((i, axis) => (from[axis] === 1 ? 0 : i)),
    )
  })
}

/** A block of memory: the numbers at its addresses, and the cells they are. */
export interface Memory {
  numbers: number[]
  cells: number[]
}

/** The memory a tensor fills when it is made: no gaps, so every address gets one of its numbers. */
export function filled(step: BenchStep, { numbers, cells }: Numbers): Memory {
  const memory: Memory = { numbers: [], cells: [] }
  addresses(step).forEach((address, flat) => {
    memory.numbers[address] = numbers[flat]
    memory.cells[address] = cells[flat]
  })
  return memory
}

/**
 * Every number of the chain, told from addresses without computing one operation: a view reads its memory by its strides,
 * a copy writes down what was read. So the page is drawn at once; what the operations compute must equal it.
 */
export function readByAddress(steps: readonly BenchStep[]): Numbers[] {
  const memories: Memory[] = []
  const known: Numbers[] = []
  steps.forEach((step, i) => {
    const memory = memories[step.memory]
    const now = memory ? viewed(step, memory) : made(step, steps[i - 1], known[i - 1])
    if (!memory) memories[step.memory] = filled(step, now)
    known.push(now)
  })
  return known
}

function viewed(step: BenchStep, memory: Memory): Numbers {
  const at = addresses(step)
  return {
    numbers: at.map((address) => memory.numbers[address]),
    cells: at.map((address) => memory.cells[address]),
    taken: null,
  }
}

function made({ shape, other }: BenchStep, from?: BenchStep, before?: Numbers): Numbers {
  const order = Array.from({ length: count(shape) }, (_, flat) => flat)
  if (!from || !before) return { numbers: order, cells: order, taken: null }
  if (!other) return { ...before, taken: null }
  const x = broadcastFrom(shape, from.shape)
  const taken = broadcastFrom(shape, other.shape)
  return {
    numbers: order.map((i) => before.numbers[x[i]] + other.unit * (taken[i] + 1)),
    cells: x.map((i) => before.cells[i]),
    taken,
  }
}
