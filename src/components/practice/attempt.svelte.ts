import type { ModuleName, Verdict, Whole } from '../../lib/exercise'
import { tried } from '../../lib/progress/practice'
import { load, save } from '../progress'
import { Draft } from './draft.svelte'

export interface Exercise {
  /** Its address, under which what was tried is remembered. */
  slug: string
  /** The class that is asked for; none for all six. */
  module?: ModuleName
  /** What it begins with. */
  starter: string
  /** Written in PyTorch's own language, and kept beside the other answer. */
  python?: boolean
  /** Written from memory: kept beside the other answer. */
  memory?: boolean
}

/** One exercise on its page: what is written, and what the judge says of it. Its parts read it and call its methods. */
export class Attempt extends Draft {
  verdict = $state.raw<Verdict | Whole | null>(null)
  busy = $state(false)
  /** What runs programs could not be fetched or started. */
  failed = $state(false)
  /** The reader stopped the last run. */
  stopped = $state(false)
  private turn = 0
  protected readonly exercise: Exercise

  constructor(read: () => Exercise) {
    const exercise = read()
    const { slug, python, memory, starter } = exercise
    super([slug, python && 'python', memory && 'memory'].filter(Boolean).join('-'), starter)
    this.exercise = exercise
  }

  readonly right = $derived.by(() => this.verdict?.verdict === 'right')
  /** The line at fault, for the red pen. */
  readonly marks = $derived.by(() =>
    this.verdict?.line ? [{ line: this.verdict.line, text: '' }] : [],
  )

  override resume() {
    this.verdict = null
    super.resume()
  }

  override show(program: string) {
    this.verdict = null
    super.show(program)
  }

  override reset() {
    this.verdict = null
    super.reset()
  }

  /** Judge what is written; `seconds` where it was written from memory. */
  async run(seconds?: number) {
    this.keep()
    const { slug, module, python, starter } = this.exercise
    const turn = ++this.turn
    const source = this.text
    this.busy = true
    this.verdict = null
    this.failed = false
    this.stopped = false
    try {
      if (python) await warm({ module, python })
      if (turn !== this.turn) return
      const { judge } = await import('./judge')
      const verdict = await judge({ source, module, python, starter })
      if (turn !== this.turn) return
      await remember(slug, verdict, seconds)
      this.verdict = verdict
    } catch {
      if (turn === this.turn) this.failed = true
    } finally {
      if (turn === this.turn) this.busy = false
    }
  }

  /** Whatever becomes of the program, there is nothing more to say about it. */
  async stop() {
    this.turn++
    this.busy = false
    this.stopped = true
    const { stop } = await import('./judge')
    await stop()
  }
}

/** What was tried, and which mistakes it had, stays on this device. */
async function remember(slug: string, verdict: Verdict | Whole, seconds?: number) {
  if (verdict.verdict === 'error') return
  const { slipped } = await import('../../lib/practice/review')
  const progress = load()
  const now = new Date()
  let practice = tried(progress.practice, slug, verdict.verdict === 'right', now, seconds)
  for (const { mistake, and } of 'classes' in verdict ? verdict.classes : [verdict]) {
    for (const id of [mistake, and]) if (id) practice = slipped(practice, id, now)
  }
  save({ ...progress, practice })
}

/** How many bytes of Python have come, where it is on its way. */
export const arrival = $state({ bytes: 0 })

/** Get ready to judge, so that the first answer need not wait. */
export async function warm(asked: { module?: ModuleName; python?: boolean }) {
  void import('../../lib/practice/review') // wanted with the verdict
  const { warm } = await import('./judge')
  const arrived = (bytes: number) => {
    arrival.bytes = bytes
  }
  await warm({ ...asked, arrived })
}
