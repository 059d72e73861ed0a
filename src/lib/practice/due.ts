import type { Practice } from '../progress/practice'

/** The mistakes to meet again by now, the longest due first. */
export const due = ({ slips }: Practice, now: Date): string[] =>
  byDue(slips).filter((mistake) => slips[mistake].card.due <= now.toISOString())

/** Every mistake that was made, the next to come first. */
export const byDue = (slips: Practice['slips']): string[] =>
  Object.keys(slips).sort((a, b) => slips[a].card.due.localeCompare(slips[b].card.due))

/** Written right so often that it comes back only after this many days: known, as far as one can say. */
const known = 30

/** What a reader still gets wrong. */
export const open = ({ slips }: Practice): string[] =>
  byDue(slips).filter((mistake) => slips[mistake].card.scheduled_days < known)
