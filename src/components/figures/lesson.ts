import { parse } from 'yaml'
import post from '../../../content/original/vit.py?raw'
import { highlight } from '../../lib/draw/code'
import { type Lang, ui } from '../../lib/i18n'
import { resolve } from '../../lib/lesson/lesson'
import { lessons } from '../../lib/lesson/lessons'
import { rowLetters } from '../../lib/lesson/letters'
import { classSource, type Line, lineOfRow } from '../../lib/lesson/lines'
import { runShapes } from '../../lib/lesson/run'
import { twinRows } from '../../lib/lesson/twin'

const texts = import.meta.glob<string>('../../lib/vit/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const ties = import.meta.glob<string>('../../../content/lessons/*/lines.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What the figures of a lesson share, worked out at build time from our own files and a trace on `meta`. */
export function lessonFigures(slug: string, lang: Lang) {
  const lesson = lessons[slug]
  const lines = linesOf(slug)
  const { rows } = runShapes(lesson, resolve(lesson.settings, {}))
  const rowLines = lineOfRow(lines, rows)
  const tie = (id: string) => lines.find((line) => line.id === id) as Line
  return {
    letters: rowLetters(lesson),
    lines: rowLines,
    notes: Object.fromEntries(lines.map((line) => [line.id, line.note[lang]])),
    calls: rowLines.map((id, i) => callIn(tie(id).py, rows[i].step.op)),
    says: rowLines.map((id, i) => {
      const own = tie(id).say?.[lang][i - rowLines.indexOf(id)]
      return own ?? ui(lang).trace.say[rows[i].step.op] ?? ''
    }),
  }
}

/** The post's class beside ours, highlighted. */
export async function twin(slug: string) {
  const { module } = lessons[slug]
  const text = Object.values(texts).find((source) => source.includes(`export class ${module} `))
  if (!text) throw new Error(`no file of src/lib/vit has class ${module}`)
  const [py, ts] = [classSource(post, module), classSource(text, module)]
  return {
    rows: twinRows(py, ts, linesOf(slug)),
    py: await highlight(py, 'python'),
    ts: await highlight(ts, 'typescript'),
  }
}

function linesOf(slug: string): Line[] {
  const path = Object.keys(ties).find((file) => file.replace(/\/\d+-/, '/').includes(`/${slug}/`))
  if (!path) throw new Error(`content/lessons has no lines.yaml for ${slug}`)
  return parse(ties[path])
}

/** A row's call as the post writes it: `permute(0,2,3,1)` out of its line. */
function callIn(line: string, op: string): string {
  if (op === '__getitem__') return line.match(/\w+(\.\w+)?\[[^\]]*\]/)?.[0] ?? line
  if (op === 'add') return line.replace(/\[[^\]]*\]/, '[…]')
  const at = line.indexOf(`${op}(`)
  if (at < 0) return line.replace(/^\w+\s*=\s*/, '')
  let depth = 0
  for (let end = at; end < line.length; end++) {
    if (line[end] === '(') depth++
    if (line[end] === ')' && --depth === 0) return line.slice(at, end + 1)
  }
  return line
}
