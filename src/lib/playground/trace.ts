import { tuple } from '../draw/tuple'
import type { LinedStep } from '../python/bridge'

/** One operation of a run, as a row of the trace. */
export interface Row {
  op: string
  /** Where it ran: `trans.layers.0.msa`; nothing outside of modules. */
  module: string
  line: number | null
  shape: readonly number[]
  /** Of the tensor that it made. */
  id: number
}

/** The operations of a run in their order, without the modules around them. */
export const rowsOf = (steps: readonly LinedStep[]): Row[] =>
  steps.flatMap(({ op, module, line, output, children }) =>
    children
      ? rowsOf(children)
      : [{ op, module, line: line ?? null, shape: output.shape, id: output.id }],
  )

/** Only so many shapes stand at the end of a line. */
const most = 3

/**
 * What the last operation of each line made, for the end of that line; a line that ran with several shapes has them
 * all. Of a run that went on with `more` than these rows, the last line may not have been at its end.
 */
export function shapesByLine(rows: readonly Row[], more = false): { line: number; text: string }[] {
  const shapes = new Map<number, string[]>()
  rows.forEach(({ line, shape }, i) => {
    const next = rows[i + 1]
    if (line === null || next?.line === line || (more && !next)) return
    const known = shapes.get(line) ?? []
    const text = tuple(shape)
    if (!known.includes(text)) shapes.set(line, [...known, text])
  })
  return [...shapes].map(([line, texts]) => ({
    line,
    text: texts.length > most ? `${texts.slice(0, most).join(' ')} …` : texts.join(' '),
  }))
}
