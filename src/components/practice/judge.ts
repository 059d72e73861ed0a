import { type Remote, transfer, wrap } from 'comlink'
import type { Answer, ModuleName, Verdict, Whole } from '../../lib/exercise'
import { href } from '../../lib/site'
import type { Judge } from '../../workers/check.worker'
import address from '../../workers/check.worker?bundle'
import { openFrame } from './frame'

/** Milliseconds: longer than any module takes on a slow phone, shorter than anyone waits. */
const usualLimit = 5_000

/** The worker that compares, and the frame with the worker that runs programs. */
let judges: Promise<Remote<Judge>> | null = null
let frame: { element: HTMLIFrameElement; ready: Promise<void> } | null = null
let running = false
let tail: Promise<unknown> = Promise.resolve()

/**
 * Start what judges, and judge answers of our own to `module`, or to every module, so that the reader's first need not
 * wait. Resolves when the next program can be tried at once.
 */
export async function warm(module?: ModuleName): Promise<void> {
  const known = judges
  const judge = await open(module)
  if (!known) await judge.warm(module)
  await judge.ready()
}

/**
 * What there is to say about an answer in TypeScript, tried in a sandbox for at most `limit` milliseconds. One after
 * another: an answer that comes while one is being judged waits its turn.
 */
export function judge(answer: Answer, limit = usualLimit): Promise<Verdict | Whole> {
  const turn = tail.then(() => judgeNow(answer, limit))
  tail = turn.catch(() => {})
  return turn
}

async function judgeNow(answer: Answer, limit: number): Promise<Verdict | Whole> {
  const judge = await open(answer.module)
  const mine = frame
  running = true
  try {
    const { verdict, open: usable } = await judge.check(answer, limit)
    if (!usable && frame === mine) close()
    if (!frame) void open(answer.module) // for the next
    return verdict
  } finally {
    running = false
  }
}

/** End the program that is running now: its verdict says that it was stopped. */
export async function stop(): Promise<void> {
  if (!running) return
  close() // the frame goes first: nothing in it can hold this up
  await (await judges)?.stop()
}

async function open(module?: ModuleName): Promise<Remote<Judge>> {
  judges ??= startJudge()
  const judge = await judges
  frame ??= startFrame(judge, module)
  await frame.ready
  return judge
}

async function startJudge(): Promise<Remote<Judge>> {
  const judge = wrap<Judge>(new Worker(address))
  await judge.open(new URL(href('known/'), location.href).href)
  return judge
}

function startFrame(judge: Remote<Judge>, module?: ModuleName) {
  const { element, port } = openFrame('sandbox.html')
  return { element, ready: judge.connect(transfer(port, [port]), module) }
}

function close() {
  frame?.element.remove()
  frame = null
}
