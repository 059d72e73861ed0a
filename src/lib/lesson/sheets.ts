import { type Cost, cost } from '../torch/cost'
import type { Step } from '../torch/step'
import type { Row, Run } from './rows'

/** A line of the sheet. Rows that repeat (the layers) stand once, with how often. */
export interface Line extends Cost {
  row: Row
  times: number
}

/** One module of the post: its lines, and their sum. */
export interface Sheet extends Cost {
  module: string
  lines: Line[]
}

const modules = [
  'PatchEmbedding',
  'MultiHeadSelfAttention',
  'MlpBlock',
  'TransformerEncoderBlock',
  'TransformerEncoder',
  'VisionTransformer',
]

/** The six modules of a run of the whole model, in the post's order; none if it stopped. */
export function sheets({ steps, rows, error }: Run): Sheet[] {
  if (error) return []
  const calls = [{ step: steps[0], rows }, ...withRows(rows)]
  return modules.flatMap((module) => {
    const call = calls.find(({ step }) => step.op === module)
    return call?.rows ? [sheet(module, call.step, call.rows)] : []
  })
}

const withRows = (rows: Row[]): Row[] =>
  rows.flatMap((row) => (row.rows ? [row, ...withRows(row.rows)] : []))

function sheet(module: string, step: Step, rows: Row[]): Sheet {
  const lines = grouped(rows).map(({ row, times }) => {
    const { parameters, flops, bytes } = cost(row.step)
    return {
      row,
      times,
      parameters: times * parameters,
      flops: times * flops,
      bytes: times * bytes,
    }
  })
  return { module, lines, ...cost(step) }
}

/** Rows alike in kind, one after another, stand once. */
function grouped(rows: Row[]): { row: Row; times: number }[] {
  const groups: { row: Row; times: number }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.row.rows && last.row.key === row.key) last.times++
    else groups.push({ row, times: 1 })
  }
  return groups
}
