import type { Row } from './run'

/** One line of the post tied to its twin, as `lines.yaml` of a lesson has it. */
export interface Line {
  id: string
  py: string
  ts: string
  /** The operations the line runs, in order, by torch's names. */
  ops: string[]
  note: { zh: string; en: string }
  /** What each of `ops` does here, in six words, where that is more than the operation does anywhere. */
  say?: { zh: string[]; en: string[] }
}

/** For each row of the trace, the line that ran it: lines and rows are in the same order. */
export function lineOfRow(lines: Line[], rows: Row[]): string[] {
  const ids = lines.flatMap((line) => line.ops.map(() => line.id))
  const ops = lines.flatMap((line) => line.ops)
  rows.forEach((row, i) => {
    const { op } = row.step
    if (op !== ops[i]) throw new Error(`row ${i} ran ${op}, lines.yaml says ${ops[i]}`)
  })
  return rows.map((_, i) => ids[i])
}

/** The lines of class `name` in a source file, its closing brace included. */
export function classSource(source: string, name: string): string[] {
  const lines = source.split('\n')
  const start = lines.findIndex((line) => new RegExp(`^(export )?class ${name}\\b`).test(line))
  if (start < 0) throw new Error(`no class ${name} in the source`)
  const length = lines.slice(start + 1).findIndex((line) => /^[^\s}]/.test(line))
  const body = lines.slice(start, length < 0 ? undefined : start + 1 + length)
  return body.join('\n').trimEnd().split('\n')
}
