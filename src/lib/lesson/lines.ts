import type { Run } from './rows'

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
  /** The line stands in a loop: its one operation runs any number of times. */
  repeat?: boolean
}

/** One operation of a line, and the words of the rows it runs. */
export interface Tie {
  line: string
  op: string
  /** The call as the post writes it. */
  call: string
  /** What it does, in six words. */
  say: string
  repeat?: boolean
}

/**
 * For each row of the trace the tie that ran it, and after the last row the one to run next. Ties and rows are in the
 * same order. A row that no tie ran has none: what is left of a module that stopped with an error.
 */
export function tieRows<T extends { op: string; repeat?: boolean }>(
  ties: T[],
  { rows, error }: Pick<Run, 'rows' | 'error'>,
): (T | undefined)[] {
  let at = 0
  let ran = false // a loop may run no time at all, but not because it stopped
  const tied = rows.map(({ step }) => {
    const leave = ties[at]?.repeat && ties[at].op !== step.op && (ran || !error)
    if (leave) at++
    const tie = ties[at]
    if (tie?.op !== step.op) return undefined
    ran = true
    if (!tie.repeat) {
      at++
      ran = false
    }
    return tie
  })
  return [...tied, ties[at]]
}

/** The line that ran each row of a run that finished. */
export function lineOfRow(
  lines: Pick<Line, 'id' | 'ops' | 'repeat'>[],
  rows: Run['rows'],
): string[] {
  const ties = lines.flatMap(({ id, ops, repeat }) => ops.map((op) => ({ id, op, repeat })))
  const tied = tieRows(ties, { rows, error: null })
  const next = tied.pop()
  return rows.map(({ step: { op } }, i) => {
    const tie = tied[i]
    if (!tie) throw new Error(`row ${i} ran ${op}, lines.yaml says ${next?.op ?? 'nothing more'}`)
    return tie.id
  })
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
