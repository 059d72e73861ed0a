import type { Remote } from 'comlink'
import type { Lang } from '../../../lib/i18n'
import type { Checker } from '../../../lib/typescript/service'
import type { TypesWorker } from '../../../workers/types.worker'

let checker: Promise<Remote<Checker>> | null = null

/** TypeScript in a worker, one for all editors of the page. It is large: it is fetched when nothing else is to be done. */
export function getChecker(lang: Lang): Promise<Remote<Checker>> {
  checker ??= start(lang)
  return checker
}

async function start(lang: Lang) {
  await idle()
  const worker = new Worker(new URL('../../../workers/types.worker.ts', import.meta.url), {
    type: 'module',
  })
  const { wrap } = await import('comlink')
  return (await wrap<TypesWorker>(worker).start(lang)) as unknown as Remote<Checker>
}

const idle = () =>
  new Promise<unknown>((done) =>
    'requestIdleCallback' in window ? requestIdleCallback(done) : setTimeout(done),
  )
