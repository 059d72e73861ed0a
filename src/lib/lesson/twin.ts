import type { Line } from './lines'

/** One row of the twin: a line of each language, tied by `id` where lines.yaml ties them. */
export interface TwinRow {
  id: string | null
  py: number | null
  ts: number | null
}

const bare = (line: string) => line.replace(/\s*\/\/.*$/, '').trim()

function find(lines: string[], text: string, from: number, file: string): number {
  const at = lines.findIndex(
    (line, i) => i >= from && (line.trim() === text || bare(line) === text),
  )
  if (at < 0) throw new Error(`lines.yaml: “${text}” is not in ${file}, or not in this order`)
  return at
}

/** Lay two sources side by side: tied lines face each other, the lines between them fill up. */
export function twinRows(py: string[], ts: string[], ties: Line[]): TwinRow[] {
  const rows: TwinRow[] = []
  let [p, t] = [0, 0]
  const fill = (toP: number, toT: number) => {
    while (p < toP || t < toT) {
      rows.push({ id: null, py: p < toP ? p++ : null, ts: t < toT ? t++ : null })
    }
  }
  for (const tie of ties) {
    const atP = find(py, tie.py, p, 'the post')
    const atT = find(ts, tie.ts, t, 'the TypeScript')
    fill(atP, atT)
    rows.push({ id: tie.id, py: p++, ts: t++ })
  }
  fill(py.length, ts.length)
  return rows
}
