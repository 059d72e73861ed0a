import { type Config, choose, type Lesson } from './lesson'

/** A page's choices as a link holds them. Raise the version when a name changes its meaning. */
const version = 1

/** What a link says by name; null takes the name out. */
export type Entries = Record<string, string | null>

/** Put entries into a query; others stay. The version ends it while anything but the device is chosen. */
export function withEntries(query: string, entries: Entries): string {
  const params = new URLSearchParams(query)
  for (const name of [...Object.keys(entries), 'v']) params.delete(name)
  for (const [name, text] of Object.entries(entries)) if (text !== null) params.set(name, text)
  if ([...params.keys()].some((name) => name !== 'device')) params.set('v', String(version))
  return params.toString()
}

/** The settings the reader chose, as entries. */
export const settingEntries = (lesson: Lesson, chosen: Config): Entries =>
  Object.fromEntries(
    Object.entries(lesson.settings).map(([key, { query }]) => [
      query,
      key in chosen ? String(chosen[key]) : null,
    ]),
  )

/** Read settings from a query. What is not a number is left out; what is out of bounds becomes the nearest that is not. */
export function readSettings(lesson: Lesson, params: URLSearchParams): Config {
  let chosen: Config = {}
  for (const [key, { query }] of Object.entries(lesson.settings)) {
    const text = params.get(query)
    const value = Number(text)
    if (text && Number.isFinite(value)) chosen = choose(lesson.settings, chosen, key, value)
  }
  return chosen
}
