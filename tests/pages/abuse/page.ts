import type { Verdict } from '../../../src/lib/exercise'

/** What is done in the page: each function is sent there as text, to Chromium and to Firefox. */

export interface Judged {
  verdict: Verdict
  /** Milliseconds until the verdict. */
  took: number
  /** The longest time in which the page could do nothing else. */
  stall: number
}

/** Let the page's judge judge an answer to MlpBlock; `stopAfter` milliseconds press Stop. */
export async function judgeInPage(given: {
  address: string
  program: string
  limit?: number
  stopAfter?: number
}): Promise<Judged> {
  const { judge, warm, stop } = await import(given.address)
  await warm({ module: 'MlpBlock' })
  const start = performance.now()
  let [stall, last] = [0, start]
  const tick = () => {
    const now = performance.now()
    stall = Math.max(stall, now - last - 10)
    last = now
  }
  const clock = setInterval(tick, 10)
  if (given.stopAfter) setTimeout(stop, given.stopAfter)
  const verdict = await judge({ module: 'MlpBlock', source: given.program }, given.limit)
  tick()
  clearInterval(clock)
  return { verdict, took: performance.now() - start, stall }
}

/** Let a worker of one's own loose in a sandbox as the page makes one, ask it once, and hear all it answers. */
export async function looseInSandbox({
  sandbox,
  script,
  wait,
}: {
  sandbox: string
  script: string
  wait: number
}) {
  const frame = document.createElement('iframe')
  frame.sandbox.add('allow-scripts')
  frame.src = sandbox
  const loaded = new Promise((resolve) => {
    frame.onload = resolve
  })
  document.body.append(frame)
  await loaded
  const { port1, port2 } = new MessageChannel()
  frame.contentWindow?.postMessage(null, '*', [port2])
  const replies: { text?: string; failure?: string }[] = []
  const answered = new Promise<void>((resolve) => {
    port1.onmessage = ({ data: { id, ...reply } }) => {
      replies.push(reply)
      if (id === 1 && !reply.failure) port1.postMessage({ id: 2, request: 'go', limit: 5000 })
      if (id === 2 || reply.failure) resolve()
    }
  })
  port1.postMessage({ id: 1, script, start: { kind: 'loose' } })
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, wait))])
  await new Promise((resolve) => setTimeout(resolve, 50))
  frame.remove()
  return replies
}

/** Does the frame's document do anything where it is a page of its own? */
export async function askAlone(wait: number) {
  const { port1, port2 } = new MessageChannel()
  const reply = new Promise((resolve) => {
    port1.onmessage = () => resolve(true)
  })
  postMessage(null, '*', [port2])
  port1.postMessage({ id: 1, script: 'onmessage = (e) => postMessage(e.data)', start: {} })
  return Promise.race([reply, new Promise((resolve) => setTimeout(resolve, wait, false))])
}

/** What a page makes of the program in its address: is it on show, and is a frame there in which it could run? */
export async function waitForLink(program: string) {
  const shown = () => document.querySelector('textarea')?.value === program
  for (let i = 0; i < 300 && !shown(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const pictures = document.querySelectorAll('main img[src^="http://127"]').length
  return { shown: shown(), frames: document.querySelectorAll('iframe').length, pictures }
}
