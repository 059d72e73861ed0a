/** What a reader has tried, and what they still get wrong. */
export interface Practice {
  /** By exercise. */
  exercises: Record<string, Tries>
  /** By the known mistake that was made. */
  slips: Record<string, Slip>
}

export interface Tries {
  tries: number
  /** When it was last tried, ISO 8601. */
  last: string
  /** When it was first right. */
  solved?: string
  /** The shortest time from a blank page to a right answer, in seconds. */
  best?: number
}

export interface Slip {
  times: number
  /** When it was last made, or met again. */
  last: string
  /** When it is met again, and what ts-fsrs knows to say so. */
  card: Card
}

/** A card of ts-fsrs as JSON holds it. */
export interface Card {
  due: string
  last_review: string
  stability: number
  difficulty: number
  elapsed_days: number
  scheduled_days: number
  learning_steps: number
  reps: number
  lapses: number
  state: number
}

export const noPractice = (): Practice => ({ exercises: {}, slips: {} })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
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

/** Read what was stored or loaded; null if it is no practice of this site. */
export function parsePractice(data: unknown): Practice | null {
  if (data === undefined) return noPractice()
  if (!isRecord(data) || !isRecord(data.exercises) || !isRecord(data.slips)) return null
  const names = [...Object.keys(data.exercises), ...Object.keys(data.slips)]
  if (!names.every((name) => /^[a-z0-9-]{1,64}$/.test(name))) return null
  const { exercises, slips } = data
  if (!Object.values(exercises).every(isTries) || !Object.values(slips).every(isSlip)) return null
  return {
    exercises: exercises as Practice['exercises'],
    slips: slips as Practice['slips'],
  }
}

/** Both together: more tries, the earlier success, the shorter time; of a slip what was seen last. */
export function mergePractice(a: Practice, b: Practice): Practice {
  return {
    exercises: mergeBy(a.exercises, b.exercises, (ours, theirs) => ({
      tries: Math.max(ours.tries, theirs.tries),
      last: later(ours.last, theirs.last),
      ...defined('solved', least(ours.solved, theirs.solved)),
      ...defined('best', least(ours.best, theirs.best)),
    })),
    slips: mergeBy(a.slips, b.slips, (ours, theirs) => (ours.last >= theirs.last ? ours : theirs)),
  }
}

function mergeBy<T>(a: Record<string, T>, b: Record<string, T>, both: (a: T, b: T) => T) {
  const merged = { ...b, ...a }
  for (const key of Object.keys(a)) if (b[key]) merged[key] = both(a[key], b[key])
  return merged
}

const later = (a: string, b: string) => (a > b ? a : b)
const least = <T extends string | number>(a: T | undefined, b: T | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a
const defined = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: T }

/** One more try at an exercise; `seconds` where it was written from memory. */
export function tried(
  practice: Practice,
  slug: string,
  right: boolean,
  now: Date,
  seconds?: number,
): Practice {
  const before = practice.exercises[slug]
  const last = now.toISOString()
  const entry: Tries = {
    tries: (before?.tries ?? 0) + 1,
    last,
    ...defined('solved', before?.solved ?? (right ? last : undefined)),
    ...defined('best', right ? least(before?.best, seconds) : before?.best),
  }
  return { ...practice, exercises: { ...practice.exercises, [slug]: entry } }
}
