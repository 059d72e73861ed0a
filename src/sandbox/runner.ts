import {
  type ModuleName,
  moduleNames,
  observe,
  observeClass,
  type Packed,
  pack,
  type Request,
  subjects,
} from '../lib/exercise'
import { console } from '../lib/exercise/printed'
import { setDevice } from '../lib/torch'
import { lock, strip } from './world'

/** What a fresh worker is told first. */
export interface Start {
  kind: 'torch'
  /** The module that will be tried; none for any. */
  module?: ModuleName
}

/**
 * Try programs, in a worker of the sandbox. A program shares this worker: it can spoil everything here but its own
 * right to answer, since `post` and the frame's nonce never leave these lines.
 */
export function run() {
  const post: (message: object) => void = postMessage.bind(self)
  self.onerror = () => true // what a program throws later stays here
  self.onunhandledrejection = () => false
  self.onmessage = async ({ data: { nonce, start } }) => {
    self.onmessage = async ({ data }) => {
      const { text, bytes } = await answer(data.request)
      post({ nonce, text, bytes })
    }
    await setDevice('cpu')
    await observe(any)
    strip()
    Object.assign(globalThis, { console })
    lock()
    await warm(start) // last: locking throws away what was compiled
    post({ nonce })
  }
}

async function answer(request: Request): Promise<Packed> {
  try {
    return pack(await observe(request))
  } catch {
    return { text: '', bytes: new ArrayBuffer() } // the judge will not be able to read it, and says so
  }
}

const any: Request = { module: 'MlpBlock', source: 'class Warm extends nn.Linear {}' }

/** A few times through all that a check does, so that the learner's own run finds it compiled. */
async function warm({ module }: Start) {
  for (const name of module ? [module, module, module, module] : moduleNames) {
    await observeClass(subjects[name].create, { module: name })
  }
  await observe(any)
}
