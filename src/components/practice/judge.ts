import { type Remote, transfer, wrap } from 'comlink'
import type { Answer, Verdict, Whole } from '../../lib/exercise'
import { href } from '../../lib/site'
import type { Judge } from '../../workers/check.worker'
import address from '../../workers/check.worker?bundle'
import type { Language } from './editor/view'
import { openFrame, type Page } from './frame'
import { pythonParts } from './parts'

/** Milliseconds: longer than any module takes on a slow phone, shorter than anyone waits. */
const usualLimit = 5_000

/** Python is slower than that. */
const pythonLimit = 20_000

/** The worker that compares, and the frames with the workers that run programs, a frame for each language. */
let judges: Promise<Remote<Judge>> | null = null
const frames: Partial<Record<Language, { element: HTMLIFrameElement; ready: Promise<void> }>> = {}
let running: Language | null = null
let stops = 0
let tail: Promise<unknown> = Promise.resolve()

const languageOf = ({ python }: Pick<Answer, 'python'>): Language =>
  python ? 'python' : 'typescript'

/** What is to be judged: `arrived` is told how many bytes of Python have come. */
export interface Asked extends Pick<Answer, 'module' | 'python'> {
  arrived?: (bytes: number) => void
}

/**
 * Start what judges, and judge answers of our own to `module`, or to every module, so that the reader's first need not
 * wait. Resolves when the next program can be tried at once.
 */
export async function warm(asked: Asked): Promise<void> {
  const known = judges
  const judge = await open(asked)
  if (!known && !asked.python) await judge.warm(asked.module)
  await judge.ready(languageOf(asked))
}

/**
 * What there is to say about an answer, tried in a sandbox for at most `limit` milliseconds. One after another: an
 * answer that comes while one is being judged waits its turn.
 */
export function judge(
  answer: Answer,
  limit = answer.python ? pythonLimit : usualLimit,
): Promise<Verdict | Whole> {
  const turn = tail.then(() => judgeNow(answer, limit))
  tail = turn.catch(() => {})
  return turn
}

async function judgeNow(answer: Answer, limit: number): Promise<Verdict | Whole> {
  const language = languageOf(answer)
  const before = stops
  const judge = await open(answer)
  if (stops !== before) throw new Error('stopped before it ran')
  const mine = frames[language]
  running = language
  try {
    const { verdict, open: usable } = await judge.check(answer, limit)
    if (!usable && frames[language] === mine) close(language)
    if (!frames[language]) void open(answer) // for the next
    return verdict
  } finally {
    running = null
  }
}

/** End the program that is running now: its verdict says that it was stopped. One that does not yet run never will. */
export async function stop(): Promise<void> {
  stops++
  const language = running
  if (!language) return
  close(language) // the frame goes first: nothing in it can hold this up
  await (await judges)?.stop(language)
}

async function open(asked: Asked): Promise<Remote<Judge>> {
  judges ??= startJudge()
  const judge = await judges
  const language = languageOf(asked)
  if (asked.python && !frames.python) {
    const parts = await pythonParts(asked.arrived)
    frames.python ??= startFrame('python.html', (port) => judge.connectPython(port, parts))
  }
  if (!asked.python)
    frames.typescript ??= startFrame('sandbox.html', (port) => judge.connect(port, asked.module))
  await frames[language]?.ready
  return judge
}

async function startJudge(): Promise<Remote<Judge>> {
  const judge = wrap<Judge>(new Worker(address))
  await judge.open(new URL(href('known/'), location.href).href)
  return judge
}

function startFrame(page: Page, connect: (port: MessagePort) => Promise<void>) {
  const { element, port } = openFrame(page)
  return { element, ready: connect(transfer(port, [port])) }
}

function close(language: Language) {
  frames[language]?.element.remove()
  delete frames[language]
}
