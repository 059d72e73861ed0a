import { load } from '../progress'
import { saveAnswer, savedAnswer } from './answers'
import { Attempt, type Exercise } from './attempt.svelte'

/** An answer from memory, with a clock: what is written and the time it has taken stay on this device until it is right. */
export class FromMemory extends Attempt {
  /** A page was taken, blank or with what is kept. */
  started = $state(false)
  /** What the clock shows, in seconds. */
  seconds = $state(0)
  /** The seconds after which it was right. */
  done = $state<number | null>(null)
  best = $state<number | null>(null)
  /** The time is measured: not that of a page that was right before. */
  private counts = false
  /** The seconds spent on the page that was thrown away; null where they are not known. */
  private before: number | null = 0
  private begun = 0
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(read: () => Omit<Exercise, 'starter' | 'memory'>) {
    super(() => ({ ...read(), starter: '', memory: true }))
  }

  /** Take up what was written here before; the clock waits until the reader goes on. */
  override resume() {
    super.resume()
    this.best = load().practice.exercises[this.exercise.slug]?.best ?? null
    this.started = this.changed
    const kept = this.started ? Number.parseInt(savedAnswer(this.place) ?? '', 10) : Number.NaN
    this.counts = kept >= 0
    this.seconds = this.counts ? kept : 0
  }

  /** A blank page, and the clock at zero. */
  start() {
    if (this.busy) void this.stop()
    this.rest()
    this.reset()
    this.before = this.counts ? this.seconds : null
    this.started = true
    this.done = null
    this.counts = true
    this.seconds = 0
    this.go()
  }

  override reset() {
    super.reset()
    this.before = 0
  }

  /** What comes back brings its time with it. */
  override undo() {
    super.undo()
    if (this.before === null) {
      this.rest()
      this.counts = false
      this.seconds = 0
    } else this.begun -= 1000 * this.before
    this.before = 0
  }

  /** The clock goes on from what it shows. */
  go() {
    if (!this.counts || this.timer) return
    this.begun = performance.now() - 1000 * this.seconds
    this.timer = setInterval(() => this.tick(), 1000)
  }

  rest() {
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** Judge what is written. The first right answer of a page ends its time. */
  override async run() {
    if (!this.counts) return super.run()
    this.tick()
    const { seconds } = this
    await super.run(seconds)
    if (!this.right) return
    this.rest()
    this.counts = false
    this.seconds = this.done = seconds
    this.best = Math.min(this.best ?? seconds, seconds)
    saveAnswer(this.place, null)
  }

  private tick() {
    this.seconds = (performance.now() - this.begun) / 1000
    saveAnswer(this.place, this.changed ? `${Math.floor(this.seconds)}` : null)
  }

  /** Where its time is kept. */
  private get place() {
    return `${this.key}-seconds`
  }
}
