import { type Config, choose, type Lesson } from './lesson'

/** A page's settings as a link holds them. Raise the version when a name changes its meaning. */
const version = 1

/** Write what the reader chose into a query; other entries of the query stay. */
export function writeQuery(
  lesson: Lesson,
  query: string,
  chosen: Config,
  extra: Record<string, string | null>,
): string {
  const params = new URLSearchParams(query)
  const entries = [
    ...Object.entries(lesson.settings).map(([key, { query }]) => [query, chosen[key]] as const),
    ...Object.entries(extra),
  ]
  for (const [name] of [...entries, ['v']]) params.delete(name)
  const set = entries.filter(([, value]) => value !== undefined && value !== null)
  for (const [name, value] of set) params.set(name, String(value))
  if (set.length) params.set('v', String(version))
  return params.toString()
}

/** Read choices from a query. What is not a number is left out; what is out of bounds becomes the nearest that is not. */
export function readQuery(lesson: Lesson, params: URLSearchParams): Config {
  let chosen: Config = {}
  for (const [key, { query }] of Object.entries(lesson.settings)) {
    const text = params.get(query)
    const value = Number(text)
    if (text && Number.isFinite(value)) chosen = choose(lesson.settings, chosen, key, value)
  }
  return chosen
}
