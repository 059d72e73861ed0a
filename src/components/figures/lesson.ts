import { parse } from 'yaml'
import ties from '../../../content/lessons/01-patch-embedding/lines.yaml?raw'
import post from '../../../content/original/vit.py?raw'
import { highlight } from '../../lib/draw/code'
import type { Lang } from '../../lib/i18n'
import { resolve } from '../../lib/lesson/lesson'
import { lessons } from '../../lib/lesson/lessons'
import { rowLetters } from '../../lib/lesson/letters'
import { classSource, type Line, lineOfRow } from '../../lib/lesson/lines'
import { runShapes } from '../../lib/lesson/run'
import { twinRows } from '../../lib/lesson/twin'
import patch from '../../lib/vit/patch.ts?raw'

/** What the figures of the lesson share, worked out at build time from our own files and one trace on `meta`. */
const lines: Line[] = parse(ties)
const lesson = lessons['patch-embedding']
const { rows } = runShapes(lesson, resolve(lesson.settings, {}))

export const letters = rowLetters(lesson)
export const rowLines = lineOfRow(lines, rows)

export const notes = (lang: Lang) =>
  Object.fromEntries(lines.map((line) => [line.id, line.note[lang]]))

export async function twin() {
  const py = classSource(post, 'PatchEmbedding')
  const ts = classSource(patch, 'PatchEmbedding')
  return {
    rows: twinRows(py, ts, lines),
    py: await highlight(py, 'python'),
    ts: await highlight(ts, 'typescript'),
  }
}

/** Each row's call as the post writes it: `permute(0,2,3,1)` out of its line. */
export const calls = rowLines.map((id, i) => {
  const line = lines.find((tie) => tie.id === id) as Line
  return callIn(line.py, rows[i].step.op)
})

function callIn(line: string, op: string): string {
  if (op === 'conv2d') return 'self.emb(x)'
  if (op === '__getitem__') return line.match(/self\.\w+\[[^\]]*\]/)?.[0] ?? line
  if (op === 'add') return line.replace(/\[[^\]]*\]/, '[…]')
  const at = line.indexOf(`${op}(`)
  let depth = 0
  for (let end = at; end < line.length; end++) {
    if (line[end] === '(') depth++
    if (line[end] === ')' && --depth === 0) return line.slice(at, end + 1)
  }
  return line
}
