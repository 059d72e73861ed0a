import { noPractice, type Practice } from './practice'

/** What a reader has opened, tried and knows by heart; kept on the device, and in a file if they wish. */
export interface Progress {
  version: 1
  lessons: Record<string, LessonProgress>
  practice: Practice
}

export interface LessonProgress {
  /** When the lesson was last opened, ISO 8601. */
  opened: string
  /** Which points of its checklist the reader says to know, by place. */
  known: number[]
}

export const empty = (): Progress => ({
  version: 1,
  lessons: {},
  practice: noPractice(),
})

/** Read what was stored or loaded; null if it is not progress of this site. */
export function parse(text: string): Progress | null {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(data) || data.version !== 1 || !isRecord(data.lessons)) return null
  const progress = empty()
  if (data.practice !== undefined) progress.practice = data.practice as Practice // a file's is looked at in file.ts
  for (const [slug, entry] of Object.entries(data.lessons)) {
    if (!/^[a-z0-9-]{1,64}$/.test(slug) || !isLesson(entry)) return null
    progress.lessons[slug] = { opened: entry.opened, known: [...new Set(entry.known)] }
  }
  return progress
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isLesson = (value: unknown): value is LessonProgress =>
  isRecord(value) &&
  typeof value.opened === 'string' &&
  !Number.isNaN(Date.parse(value.opened)) &&
  Array.isArray(value.known) &&
  value.known.every((n) => Number.isInteger(n) && n >= 0 && n < 100)

export function open(progress: Progress, slug: string, now: Date): Progress {
  const known = progress.lessons[slug]?.known ?? []
  return put(progress, slug, { opened: now.toISOString(), known })
}

export function know(progress: Progress, slug: string, point: number, yes: boolean): Progress {
  const lesson = progress.lessons[slug] ?? { opened: new Date(0).toISOString(), known: [] }
  const others = lesson.known.filter((n) => n !== point)
  return put(progress, slug, { ...lesson, known: yes ? [...others, point].sort(byNumber) : others })
}

/** Where to go on: the lesson opened last that is not finished, else the first never opened. */
export function next(progress: Progress, path: { slug: string; points: number }[]): string {
  const isDone = ({ slug, points }: { slug: string; points: number }) =>
    points > 0 && (progress.lessons[slug]?.known.length ?? 0) >= points
  const begun = path
    .filter((lesson) => progress.lessons[lesson.slug] && !isDone(lesson))
    .sort((a, b) => compare(progress.lessons[b.slug].opened, progress.lessons[a.slug].opened))
  const fresh = path.find(({ slug }) => !progress.lessons[slug])
  return (begun[0] ?? fresh ?? path[0]).slug
}

export const put = (progress: Progress, slug: string, lesson: LessonProgress): Progress => ({
  ...progress,
  lessons: { ...progress.lessons, [slug]: lesson },
})
export const byNumber = (a: number, b: number) => a - b
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
