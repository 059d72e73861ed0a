import { expose, proxy } from 'comlink'
import type { Lang } from '../lib/i18n'
import { createChecker, speak } from '../lib/typescript/service'

const worker = {
  /** Get ready; TypeScript's own sentences come in the language of the page. */
  async start(lang: Lang) {
    const { default: files } = await import('virtual:typescript-files')
    if (lang === 'zh') speak((await import('virtual:typescript-chinese')).default)
    return proxy(createChecker(files))
  },
}

export type TypesWorker = typeof worker
expose(worker)
