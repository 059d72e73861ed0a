import type * as vit from '../vit'

/** One thing the reader can change. */
export interface Setting {
  /** Its value until the reader chooses another; a function if it follows other settings. */
  default: number | ((config: Config) => number)
  min: number
  max: number
  step: number
  /** Its name in a link. Changing one changes what old links mean: raise the version in link.ts. */
  query: string
  /** The axis letter it is the size of. */
  letter?: string
  /** The only values it can have, if they are few. */
  choices?: readonly number[]
}

/** Every setting's value. */
export type Config = Record<string, number>

/** Something a reader should know about these settings; the words are in the dictionaries, by `id`. */
export interface Advice {
  id: 'unseen' | 'positionsCut' | 'positionsMove' | 'notWidened' | 'tooLarge' | 'noLayers'
  values: Record<string, number>
}

/** What a module gets: photos, or tokens made of them; an encoder block hands on normalised ones. */
export type Feed = 'photos' | 'tokens' | 'normed tokens' | 'normed tokens without positions'

/**
 * What a lesson page is about: a module of the post, the settings that build it, and the names of its axes. Plain
 * data: a page knows it all before it has loaded torch.
 */
export interface Lesson {
  slug: string
  /** The class of the post. */
  module: keyof typeof vit
  /** In the order of the strip; a setting may follow only those before it. */
  settings: Record<string, Setting>
  /** What the module's constructor is given. */
  args: (config: Config) => number[]
  /** Shape of what the module gets. */
  inputShape: (config: Config) => number[]
  feed: (config: Config) => Feed
  advice: (config: Config) => Advice[]
  /** How many numbers the largest step holds. */
  largest: (config: Config) => number
  /** Settings at which all sizes differ, and what each size is called: so letters are found, not typed. */
  probe: Config
  letters: ReadonlyMap<number, string>
  /** The patch looked at first, in reading order: the cat's eye. */
  patch?: number
  /** The golden the page compares itself with, in tests/goldens. */
  golden: string
}

/** The settings' values, given those the reader chose. */
export function resolve(settings: Lesson['settings'], chosen: Config): Config {
  const config: Config = {}
  for (const [key, { default: value }] of Object.entries(settings)) {
    config[key] = chosen[key] ?? (typeof value === 'function' ? value(config) : value)
  }
  return config
}

/** The nearest value a setting can have. */
export function clamp({ min, max, step, choices }: Setting, value: number): number {
  if (choices) {
    return choices.reduce((best, c) => (Math.abs(c - value) < Math.abs(best - value) ? c : best))
  }
  const stepped = min + Math.round((value - min) / step) * step
  return Math.min(Math.max(stepped, min), max)
}

/** What the reader chose after one more change; a choice equal to the default is none. */
export function choose(settings: Lesson['settings'], chosen: Config, key: string, value: number) {
  const { [key]: _, ...others } = chosen
  const next = clamp(settings[key], value)
  return resolve(settings, others)[key] === next ? others : { ...others, [key]: next }
}

/** How many numbers one step may hold before the page shows shapes only: 16 MiB of float32. */
export const most = 4 * 2 ** 20

export const computable = (lesson: Lesson, config: Config) => lesson.largest(config) <= most

/** The advice that goes with it. */
export const tooLarge = (count: number): Advice[] =>
  count > most ? [{ id: 'tooLarge', values: { count, most } }] : []
