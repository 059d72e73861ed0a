import { fsrs, type Grade, Rating } from 'ts-fsrs'
import type { Card, Practice, Slip } from '../progress/practice'

/** Days, not minutes: a line is met again tomorrow at the earliest. The same for everybody: no chance in it. */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false })

/** A known mistake was made: it will be met again. */
export const slipped = (practice: Practice, mistake: string, now: Date): Practice =>
  put(practice, mistake, {
    times: (practice.slips[mistake]?.times ?? 0) + 1,
    last: now.toISOString(),
    card: next(practice.slips[mistake]?.card, Rating.Again, now),
  })

/** The line was met again and written right: it comes back later and later. */
export function remembered(practice: Practice, mistake: string, now: Date): Practice {
  const slip = practice.slips[mistake]
  if (!slip) return practice
  const card = next(slip.card, Rating.Good, now)
  return put(practice, mistake, { ...slip, last: now.toISOString(), card })
}

function next(card: Card | undefined, grade: Grade, now: Date): Card {
  const before = card ?? { ...newCard, due: now.toISOString() }
  const { card: after } = scheduler.next(before, now, grade)
  return {
    ...after,
    due: after.due.toISOString(),
    last_review: (after.last_review ?? now).toISOString(),
  }
}

const newCard = { stability: 0, difficulty: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0, reps: 0, lapses: 0, state: 0 } // biome-ignore format: words, not lines

const put = (practice: Practice, mistake: string, slip: Slip): Practice => ({
  ...practice,
  slips: { ...practice.slips, [mistake]: slip },
})
