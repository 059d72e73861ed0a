import { en } from './en'
import { zh } from './zh'

export type Lang = 'zh' | 'en'
export const languages: Lang[] = ['zh', 'en']

/** Every string of the interface in one language. English names the keys; the compiler holds Chinese to them. */
export type Dictionary = typeof en

export const ui = (lang: Lang): Dictionary => (lang === 'zh' ? zh : en)

/** Sentences one after another; in Chinese no space stands between them. */
export const sentences = (lang: Lang, ...all: string[]) => all.join(lang === 'zh' ? '' : ' ')

/** How the language names itself to a browser. */
export const htmlLang = (lang: Lang) => (lang === 'zh' ? 'zh-CN' : 'en')
