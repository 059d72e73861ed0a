import type { Lang } from './i18n'

/** An address on this site, whatever folder it is served from. */
export const href = (path: string) => `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`

/** The same page in the other language. */
export const otherLanguage = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh')
