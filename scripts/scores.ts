// npm run scores: judge every known way to write a module, alone and among all six classes, and keep how it went.
import { writeFileSync } from 'node:fs'
import { checkAnswer, type Mistake, moduleNames, type Verdict } from '../src/lib/exercise'
import { count, type Score } from '../src/lib/exercise/score'
import { setDevice } from '../src/lib/torch'
import { catalogue, readExercises, wholeWith } from './catalogue'

const file = 'content/scores.json'

async function scoreOf(known: readonly Mistake[], whole: boolean): Promise<Score> {
  const verdicts = new Map<Mistake, Verdict>()
  for (const one of known) {
    if (one.source === null) continue
    const answer = whole ? { source: wholeWith(one) } : { source: one.source, module: one.module }
    verdicts.set(one, await checkAnswer(answer, catalogue))
  }
  return count(known, (one) => verdicts.get(one) as Verdict)
}

console.warn = () => {} // a softmax without dim warns, as PyTorch's does
await setDevice('cpu')
const scores: Record<string, Score> = {}
const all: Mistake[] = []
for (const module of moduleNames) {
  const { mistakes } = await catalogue(module)
  scores[module] = await scoreOf(mistakes, false)
  all.push(...mistakes)
}
scores.whole = await scoreOf(all, true)
writeFileSync(file, `${JSON.stringify(scores, null, 2)}\n`)

const rows = readExercises().flatMap((exercise) => {
  if (exercise.kind === 'shapes') return []
  const score = scores[exercise.kind === 'whole' ? 'whole' : exercise.module]
  return [[exercise.slug, row(score)] as const]
})
console.table(Object.fromEntries(rows))

function row({ mistakes, rejected, named, ways, accepted }: Score) {
  return {
    rejected: `${rejected} of ${mistakes}`,
    named: `${named} of ${mistakes}`,
    accepted: `${accepted} of ${ways}`,
  }
}
