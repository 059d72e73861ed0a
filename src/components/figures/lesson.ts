import { parse } from 'yaml'
import post from '../../../content/original/vit.py?raw'
import { highlight } from '../../lib/draw/code'
import type { Lang } from '../../lib/i18n'
import { operationWords } from '../../lib/i18n/operations'
import { resolve } from '../../lib/lesson/lesson'
import { lessons } from '../../lib/lesson/lessons/here'
import { rowLetters } from '../../lib/lesson/letters'
import { classSource, type Line, lineOfRow, type Tie } from '../../lib/lesson/lines'
import { runShapes } from '../../lib/lesson/run'
import { twinRows } from '../../lib/lesson/twin'

const texts = import.meta.glob<string>('../../lib/vit/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const yaml = import.meta.glob<string>('../../../content/lessons/*/lines.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What the figures of a lesson share, worked out at build time from our own files and a trace on `meta`. */
export function lessonFigures(slug: string, lang: Lang) {
  const lesson = lessons[slug]
  const lines = linesOf(slug)
  lineOfRow(lines, runShapes(lesson, resolve(lesson.settings, {})).rows) // or the build stops
  return {
    letters: rowLetters(lesson),
    ties: tiesOf(lines, lang),
    notes: Object.fromEntries(lines.map((line) => [line.id, line.note[lang]])),
  }
}

const tiesOf = (lines: Line[], lang: Lang): Tie[] =>
  lines.flatMap(({ id, py, ops, say, repeat }) =>
    ops.map((op, i) => ({
      line: id,
      op,
      call: callIn(py, op),
      say: say?.[lang][i] ?? operationWords[lang][op] ?? '',
      repeat,
    })),
  )

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
  const path = Object.keys(yaml).find((file) => file.replace(/\/\d+-/, '/').includes(`/${slug}/`))
  if (!path) throw new Error(`content/lessons has no lines.yaml for ${slug}`)
  return parse(yaml[path])
}

/** Operations that are not written by their names. */
const unlike: Record<string, RegExp> = {
  __getitem__: /\w+(\.\w+)?\[[^\]]*\]/,
  linear: /self\.\w+\(\w+\)/,
  div: /\/[^/]+$/,
}

/** A row's call as the post writes it: `permute(0,2,3,1)` out of its line. */
function callIn(line: string, op: string): string {
  if (op in unlike) return line.match(unlike[op])?.[0] ?? line
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
