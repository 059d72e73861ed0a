import { addresses, addressOf, indexOf } from './address'
import type { BenchStep } from './run'

/** One step along an axis, as memory sees it. */
export interface Hop {
  axis: number
  stride: number
}

/** From the number at `flat`, one hop along every axis that goes on; the shortest first. */
export function hops({ shape, strides }: BenchStep, flat: number): Hop[] {
  const index = indexOf(shape, flat)
  return strides
    .map((stride, axis) => ({ axis, stride }))
    .filter(({ axis }) => index[axis] + 1 < shape[axis])
    .sort((a, b) => a.stride - b.stride)
}

/** For every address that is read, the positions in reading order that read it. */
export function reads(step: BenchStep): number[][] {
  const result: number[][] = []
  addresses(step).forEach((address, flat) => {
    result[address] ??= []
    result[address].push(flat)
  })
  return result
}

/** How an address comes about: `1·3 + 0·1 + 2·6 = 15`. */
export function addressText({ shape, strides }: BenchStep, flat: number): string {
  const index = indexOf(shape, flat)
  if (!index.length) return '0'
  const parts = index.map((i, axis) => `${i}·${strides[axis]}`)
  return `${parts.join(' + ')} = ${addressOf(strides, index)}`
}
