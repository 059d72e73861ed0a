import type { Depth } from '../../lib/lesson/encoder-depth'
import { computable } from '../../lib/lesson/lesson'
import { getComputer } from '../lesson/compute'
import { type LessonState, lessonState } from '../lesson/state.svelte'

/** What the pictures of the encoder share: the numbers of its layers. */
class EncoderView {
  private read = $state.raw<Depth | null>(null)
  private seen: unknown = null
  readonly lesson: LessonState

  constructor(lesson: LessonState) {
    this.lesson = lesson
  }

  /** The layers' numbers; those of the last run until the next arrive. */
  readonly depth = $derived.by(() => {
    const { lesson } = this
    return lesson.run.error || !computable(lesson.lesson, lesson.config) ? null : this.read
  })

  start() {
    this.lesson.start()
    this.lesson.want(0)
  }

  /** The first operation's numbers are there when a run is: then its layers can be read. Call in an effect. */
  async follow() {
    const ran = this.lesson.values.get(0)
    if (!ran || ran === this.seen) return
    this.seen = ran
    try {
      const { compute } = await getComputer()
      const depth = await compute.readDepth()
      if (this.seen === ran) this.read = depth
    } catch (error) {
      console.warn(error) // the badge says what the device said
    }
  }
}

const views = new Map<string, EncoderView>()

export function encoderView(slug: string): EncoderView {
  const known = views.get(slug)
  if (known) return known
  const view = new EncoderView(lessonState(slug))
  views.set(slug, view)
  return view
}
