/**
 * Write the numbers that the lessons' take-away scripts assert, by running them under real PyTorch:
 *   node scripts/ts.mjs scripts/takeaway.ts [python3]
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { classSource } from '../src/lib/lesson/lines'
import { examples } from '../src/lib/takeaway/example'
import { parts, sources } from '../src/lib/takeaway/python'

const python = process.argv[2] ?? 'python3'
const post = readFileSync('content/original/vit.py', 'utf8')
const expected = Object.fromEntries(
  Object.keys(examples).map((module) => {
    const code = parts(
      sources((name) => classSource(post, name), module),
      module,
      null,
    )
    const printed = execFileSync(python, ['-c', code.join('\n\n')], { encoding: 'utf8' })
    return [module, JSON.parse(printed.trim().split('\n').at(-1) as string)]
  }),
)
writeFileSync('src/lib/takeaway/expected.json', `${JSON.stringify(expected, null, 2)}\n`)
