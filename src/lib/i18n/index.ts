import type { en } from './en'

export type Lang = 'zh' | 'en'
export const languages: Lang[] = ['zh', 'en']

/** Every string of the interface in one language. English names the keys; the compiler holds Chinese to them. */
export type Dictionary = typeof en

/** A page is in one language, and a browser loads the words of that one alone. */
const spoken = import.meta.env.SSR
  ? languages
  : languages.filter((lang) => document.documentElement.lang.startsWith(lang))

/** Words in the languages that are spoken here. */
export const inSpoken = async <T>(load: Record<Lang, () => Promise<T>>): Promise<Record<Lang, T>> =>
  Object.fromEntries(await Promise.all(spoken.map(async (lang) => [lang, await load[lang]()])))

const words = await inSpoken<Dictionary>({
  zh: async () => (await import('./zh')).zh,
  en: async () => (await import('./en')).en,
})

export const ui = (lang: Lang): Dictionary => words[lang]

/** Sentences one after another; in Chinese no space stands between them. */
export const sentences = (lang: Lang, ...all: string[]) => all.join(lang === 'zh' ? '' : ' ')

/** How the language names itself to a browser. */
export const htmlLang = (lang: Lang) => (lang === 'zh' ? 'zh-CN' : 'en')
