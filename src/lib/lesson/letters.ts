import { zeros } from '../torch'
import type { Config } from './config'
import { run } from './run'

/**
 * The letters of every row's shapes, found rather than typed: the model is traced once at sizes that are all
 * different, so that a size names its letter.
 */
const probe: Config = {
  imageSize: 55,
  patchSize: 5,
  channels: 3,
  embedDim: 13,
  batch: 2,
  height: 35,
  width: 55,
}

const letterOf = new Map([
  [2, 'b'],
  [3, 'c'],
  [35, 'H'],
  [55, 'W'],
  [5, 'p'],
  [13, 'd'],
  [7, 'h'],
  [11, 'w'],
  [7 * 11, 'h·w'],
  [1 + 7 * 11, '1+h·w'],
  [1 + 11 * 11, '1+n'],
  [1, '1'],
])

export interface RowLetters {
  inputs: string[][]
  output: string[]
}

const name = (size: number) => letterOf.get(size) ?? String(size)

/** Letters for each row of the trace, in order. Call on `meta`. */
export const rowLetters = (): RowLetters[] =>
  run(probe, (shape) => zeros(...shape)).rows.map((row) => ({
    inputs: row.inputs.map((t) => t.shape.map(name)),
    output: row.output.shape.map(name),
  }))
