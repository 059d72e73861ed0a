import type { Card, Practice, Slip, Tries } from './practice'
import { isRecord, type Progress, parse } from './progress'

/** Read a file, which may hold anything; null if it is not progress of this site. */
export function parseFile(text: string): Progress | null {
  const progress = parse(text)
  return progress && isPractice(progress.practice) ? progress : null
}

const isDate = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

const isTries = (value: unknown): value is Tries =>
  isRecord(value) &&
  isCount(value.tries) &&
  isDate(value.last) &&
  (value.solved === undefined || isDate(value.solved)) &&
  (value.best === undefined || isCount(value.best))

const numbers = ['stability', 'difficulty', 'elapsed_days', 'scheduled_days', 'learning_steps', 'reps', 'lapses', 'state'] as const // biome-ignore format: words, not lines

const isCard = (value: unknown): value is Card =>
  isRecord(value) &&
  isDate(value.due) &&
  isDate(value.last_review) &&
  numbers.every((name) => isCount(value[name]))

const isSlip = (value: unknown): value is Slip =>
  isRecord(value) && isCount(value.times) && isDate(value.last) && isCard(value.card)

/** Is this what a reader tried, whole and of this site? */
function isPractice(data: unknown): data is Practice {
  if (!isRecord(data) || !isRecord(data.exercises) || !isRecord(data.slips)) return false
  const { exercises, slips } = data
  const names = [...Object.keys(exercises), ...Object.keys(slips)]
  return (
    names.every((name) => /^[a-z0-9-]{1,64}$/.test(name)) &&
    Object.values(exercises).every(isTries) &&
    Object.values(slips).every(isSlip)
  )
}
