import { store, stored } from '../storage'

/** What the reader wrote, kept on this device, an entry for each exercise. */
const prefix = 'vit-by-hand:answer:'

export const savedAnswer = (slug: string) => stored(prefix + slug)

/** Keep it; null forgets it. */
export const saveAnswer = (slug: string, answer: string | null) => store(prefix + slug, answer)

/** All of them, for a file. */
export function allAnswers(): Record<string, string> {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    return Object.fromEntries(
      keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? '']),
    )
  } catch {
    return {}
  }
}

/** Take answers out of a file; what was written here stays. */
export function takeAnswers(data: unknown) {
  if (typeof data !== 'object' || data === null) return
  for (const [slug, answer] of Object.entries(data)) {
    const fits = /^[a-z0-9-]{1,64}$/.test(slug) && typeof answer === 'string' && answer.length < 65536 // biome-ignore format: one thought
    if (fits && savedAnswer(slug) === null) saveAnswer(slug, answer)
  }
}
