import { defined, least, type Practice } from './practice'
import { byNumber, type Progress, put } from './progress'

/** Both together: what either knows is known, the later opening counts. */
export function merge(a: Progress, b: Progress): Progress {
  let both: Progress = { ...a, practice: mergePractice(a.practice, b.practice) }
  for (const [slug, theirs] of Object.entries(b.lessons)) {
    const ours = a.lessons[slug]
    const opened = ours && ours.opened > theirs.opened ? ours.opened : theirs.opened
    const known = [...new Set([...(ours?.known ?? []), ...theirs.known])].sort(byNumber)
    both = put(both, slug, { opened, known })
  }
  return both
}

/** Both together: more tries, the earlier success, the shorter time; of a slip what was seen last. */
function mergePractice(a: Practice, b: Practice): Practice {
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
