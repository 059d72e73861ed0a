import { type LessonState, lessonState } from '../lesson/state.svelte'

/** Which token the figures of this lesson look at: that of the chosen patch, or the class token. */
class ChosenToken {
  constructor(private readonly lesson: LessonState) {}
  /** The class token was chosen while this patch was; choosing another patch ends that. */
  private classAt = $state<number | null>(null)

  get token() {
    return this.classAt === this.lesson.patch ? 0 : this.lesson.patch + 1
  }
  set token(token: number) {
    this.classAt = token === 0 ? this.lesson.patch : null
    if (token > 0) this.lesson.patch = token - 1
  }
}

export const lesson = lessonState('encoder-block')
export const chosen = new ChosenToken(lesson)
