// Answers are tried in a thread of their own, which can be ended when an answer does not end.
import { parentPort, Worker } from 'node:worker_threads'
import {
  type Answer,
  checkAnswer,
  endings,
  type Failure,
  moduleNames,
  type Observe,
  observe,
  unusable,
  type Verdict,
} from '../src/lib/exercise'
import type { Python } from '../src/lib/python/engine'
import { startPython } from '../src/lib/python/node'
import { observePython } from '../src/lib/python/observe'
import { setDevice } from '../src/lib/torch'
import { catalogue } from './catalogue'

/** `trying` is true while the learner's code runs, and only then does the clock. */
type Message = { trying: boolean } | { verdict: Verdict } | { broke: string }

/** Longer than any module takes on a slow machine, shorter than anyone waits. */
const limit = 5_000

/** Hands answers to a thread, one after another; starts another thread when one had to be ended. */
export class Examiner {
  private worker: Worker | null = null
  private clock: NodeJS.Timeout | undefined
  private answer: Answer = { source: '' }
  private resolve: (verdict: Verdict) => void = () => {}

  check(answer: Answer): Promise<Verdict> {
    this.answer = answer
    this.worker ??= this.start()
    this.worker.postMessage(answer)
    return new Promise((resolve) => {
      this.resolve = resolve
    })
  }

  async close() {
    await this.worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(new URL(import.meta.url), {
      stdout: true, // what an answer prints is not for the report
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const giveUp = (failure: Failure) => {
      if (this.worker !== worker) return
      this.worker = null
      clearTimeout(this.clock)
      void worker.terminate()
      this.resolve(unusable(this.answer.module ?? moduleNames[0], failure))
    }
    worker.on('message', (message: Message) => {
      clearTimeout(this.clock)
      if ('verdict' in message) this.resolve(message.verdict)
      else if ('broke' in message) giveUp(endings.ended(message.broke))
      else if (message.trying) {
        this.clock = setTimeout(() => giveUp(endings.time(limit)), limit)
      }
    })
    worker.on('error', (error: Error) => giveUp(endings.ended(error.message)))
    worker.on('exit', (code) => giveUp(endings.ended(`exit ${code}`)))
    return worker
  }
}

/** What the thread does. */
export async function examine() {
  const port = parentPort as NonNullable<typeof parentPort>
  const send = (message: Message) => port.postMessage(message)
  // What a program throws later, when nobody waits for it any more, is not the next one's.
  process.on('unhandledRejection', () => {})
  process.on('uncaughtException', () => {})
  await setDevice('cpu')
  let python: Python | undefined
  port.on('message', async (answer: Answer) => {
    const tryOut: Observe = async (request) => {
      send({ trying: true })
      const seen = await (request.python
        ? observePython(python as Python, request)
        : observe(request))
      send({ trying: false })
      return seen
    }
    try {
      if (answer.python) python ??= await startPython()
      send({ verdict: await checkAnswer(answer, catalogue, tryOut) })
    } catch (error) {
      send({ broke: (error as Error).message })
    }
  })
}
