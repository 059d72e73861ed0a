import type { Packed } from '../lib/exercise'

/** What a program did, or why it had to be ended. */
export type Answer = Packed | { failure: Ending }
export type Ending = 'time' | 'stopped' | 'crash' | 'forged' | 'too large' | 'no start'

/** A frame that has not answered so many milliseconds after the limit is flooded, or gone. */
const patience = 1_000
/** So long may a worker take to get ready, on a slow phone. */
const longestStart = 30_000

/**
 * The judge's end of a frame without network, storage or origin, where a program runs in a worker of its own. What
 * comes out is text and numbers that nobody has looked at yet. What happens inside: `public/sandbox.html`, `runner.ts`.
 */
export class Sandbox {
  /** Can it be asked again? */
  open = true
  /** Told what a program prints, as it prints it. */
  said: (text: string) => void = () => {}
  private calls = 0
  private settle: (answer: Reply) => void = () => {}
  private ready: Promise<Reply>

  /** `script` is the text of the worker: the frame cannot fetch it. */
  constructor(
    private readonly port: MessagePort,
    script: string,
    start: object,
  ) {
    port.onmessage = ({ data }) => {
      if (data.id !== this.calls) return
      if (data.said !== undefined) this.said(String(data.said))
      else this.settle(data)
    }
    this.ready = this.call({ script, start }, longestStart)
  }

  /** A new worker in the place of the last, warmed for what `start` says. */
  renew(start: object) {
    this.ready = this.call({ start }, longestStart)
  }

  /** Is the worker warm? */
  async warm() {
    return !('failure' in (await this.ready))
  }

  /** Ask the worker. All that is asked of one worker may take `limit` milliseconds together. */
  async ask(request: object, limit: number): Promise<Answer> {
    if (!(await this.warm())) return { failure: this.open ? 'no start' : 'stopped' }
    return (await this.call({ request, limit }, limit + patience)) as Answer
  }

  /** Talk to it no more: the page throws the frame away, and whatever runs in it. */
  close(failure: Ending) {
    this.open = false
    this.port.close()
    this.settle({ failure })
  }

  private call(message: object, longest: number): Promise<Reply> {
    if (!this.open) return Promise.resolve({ failure: 'stopped' })
    const id = ++this.calls
    return new Promise((resolve) => {
      const clock = setTimeout(() => this.close('time'), longest)
      this.settle = (reply) => {
        clearTimeout(clock)
        resolve(reply)
      }
      this.port.postMessage({ id, ...message })
    })
  }
}

/** An answer, or nothing but the word that the worker is ready. */
type Reply = Answer | object
