import { inSpoken } from '..'

/** The words of the sliders of a lesson. */
export const settingsWords = await inSpoken({
  zh: async () => (await import('./zh')).zh,
  en: async () => (await import('./en')).en,
})
