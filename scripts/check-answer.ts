// npm run check-answer -- <exercise-id | module> <file…> [--json] [--lang zh]: what the page would say to each file.
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import { type Answer, type Both, moduleNames, unusable, type Verdict } from '../src/lib/exercise'
import { decimals } from '../src/lib/exercise/decimals'
import { type Ending, programsOf, readExercises } from './catalogue'
import { Examiner, examine } from './check-answer-worker'

const usage = 'Usage: npm run check-answer -- <exercise-id | module> <file…> [--json] [--lang zh]'

function refuse(sentence: string): never {
  console.error(`${sentence}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, lang: { type: 'string', default: 'en' } },
    })
    const [exercise, ...files] = positionals
    return { exercise, files, ...values }
  } catch (error) {
    return refuse((error as Error).message)
  }
}

type Asked = Omit<Answer, 'source'>

/** What an exercise asks for; a module's own name means its exercise of writing it. */
function askedBy(name: string, ending: Ending): Asked {
  const module = moduleNames.find((known) => known === name)
  if (module) return { module }
  const exercise = readExercises().find(({ slug }) => slug === name)
  switch (exercise?.kind) {
    case 'whole':
      return {}
    case 'blanks':
      return { module: exercise.module, starter: programsOf(exercise, ending).starter }
    case 'bug':
    case 'write':
      return { module: exercise.module }
    case 'shapes':
      return refuse(`${name} asks for shapes, one after another: it is answered on its page.`)
    default:
      return refuse(`There is no exercise ${name}.`)
  }
}

const cannotBeRead = (message: string): Both => ({
  zh: `文件读不了：${message}`,
  en: `The file cannot be read: ${message}`,
})

async function verdictOn(file: string, exercise: string, examiner: Examiner): Promise<Verdict> {
  const python = file.endsWith('.py')
  const asked = askedBy(exercise, python ? 'py' : 'ts')
  const failure = { kind: 'run', message: '', help: null, line: null } as const
  const cannot = (message: Both): Verdict => ({
    ...unusable(asked.module ?? moduleNames[0], failure),
    message,
  })
  try {
    const source = readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8')
    return await examiner.check({ ...asked, source, python })
  } catch (error) {
    return cannot(cannotBeRead((error as Error).message))
  }
}

type Lang = 'zh' | 'en'

const words = {
  zh: {
    line: (n: number) => `第 ${n} 行：`,
    works: '已经对的：',
    step: '第一个不同的步骤：',
    yours: '你的',
    expected: '应为',
    also: '也可能是',
    read: '课文：',
  },
  en: {
    line: (n: number) => `line ${n}: `,
    works: 'right so far: ',
    step: 'first step that differs: ',
    yours: 'yours',
    expected: 'expected',
    also: 'or',
    read: 'read: ',
  },
} as const

const sentence = ({ message, line }: Verdict, lang: Lang) =>
  `${line === null ? '' : words[lang].line(line)}${message[lang]}`

const marks = { right: '✓', wrong: '✗', error: '!' } as const

/** The verdict as lines of text. */
function told(file: string, verdict: Verdict, lang: Lang): string {
  const say = words[lang]
  const { mistake, and, also, why, works, remarks, firstStep, lesson, section } = verdict
  const main = and ? `${mistake}+${and}` : mistake
  const names = main ? ` [${[main, ...also].join(` ${say.also} `)}]` : ''
  const digits = firstStep ? decimals(firstStep) : 0
  const step = (part: 'yours' | 'expected') => {
    const view = firstStep?.[part]
    return view
      ? `${say[part]} ${view.op} (${view.shape.join(', ')}) ${view.values.map((v) => v.toFixed(digits)).join(' ')} …`
      : `${say[part]} –`
  }
  const lines = [`${marks[verdict.verdict]} ${basename(file)}  ${sentence(verdict, lang)}${names}`]
  if (why) lines.push(why[lang])
  for (const remark of remarks) lines.push(remark[lang])
  if (verdict.verdict === 'wrong' && works.length) {
    lines.push(say.works + works.map((part) => part[lang]).join(lang === 'zh' ? '；' : '; '))
  }
  if (firstStep) lines.push(`${say.step}${step('yours')} | ${step('expected')}`)
  if (section) lines.push(`${say.read}learn/${lesson}#${section}`)
  return lines.join('\n    ')
}

async function main() {
  const { exercise, files, json, lang } = readArguments()
  if (!exercise || !files.length) refuse('Which exercise, and which files?')
  if (lang !== 'zh' && lang !== 'en') refuse(`There is no language ${lang} here.`)
  const examiner = new Examiner()
  const counts = { right: 0, wrong: 0, error: 0 }
  for (const file of files) {
    const verdict = await verdictOn(file, exercise, examiner)
    counts[verdict.verdict]++
    const { verdict: kind, mistake, firstStep } = verdict
    const plain = { file, verdict: kind, mistake, firstStep, message: sentence(verdict, lang) }
    console.log(json ? JSON.stringify(plain) : told(file, verdict, lang))
  }
  await examiner.close()
  process.exitCode = counts.error ? 2 : counts.wrong ? 1 : 0
}

await (isMainThread ? main() : examine())
