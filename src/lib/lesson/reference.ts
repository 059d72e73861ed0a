import { type Cost, cost, type Step } from '../torch'
import { VisionTransformer } from '../vit'
import type { Config, Lesson } from './lesson'
import { modelLetters, modelProbe, modelSettings } from './model'
import { photoShape } from './picture'
import { type Row, type Run, runShapes } from './run'

/** The whole model, for its shapes alone: the one-page sheet. */
export const reference: Lesson = {
  slug: 'reference',
  module: 'VisionTransformer',
  golden: 'vision-transformer',
  settings: modelSettings,
  build: buildModel,
  inputShape: photoShape,
  advice: () => [],
  largest: () => Number.POSITIVE_INFINITY, // never computed: H/14 has 632 million parameters
  probe: modelProbe,
  letters: modelLetters,
}

export function buildModel(c: Config) {
  const { imageSize, channels, classes, patchSize, embedDim, depth, numHeads, mlpDim } = c
  return new VisionTransformer(
    imageSize,
    channels,
    classes,
    patchSize,
    embedDim,
    depth,
    numHeads,
    mlpDim,
  )
}

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

/** The six modules at these settings, in the post's order, each as it runs inside the whole model. */
export function sheets(config: Config): { sheets: Sheet[]; error: Run['error'] } {
  const { steps, rows, error } = runShapes(reference, config)
  if (error) return { sheets: [], error }
  const calls = [{ step: steps[0], rows }, ...withRows(rows)]
  const found = modules.flatMap((module) => {
    const call = calls.find(({ step }) => step.op === module)
    return call?.rows ? [sheet(module, call.step, call.rows)] : []
  })
  return { sheets: found, error: null }
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
