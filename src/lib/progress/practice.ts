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

export const least = <T extends string | number>(a: T | undefined, b: T | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a
export const defined = <K extends string, T>(key: K, value: T | undefined) =>
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
