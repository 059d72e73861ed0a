import { lessonState } from '../lesson/state.svelte'

/** What the figures of this lesson share. */
export const lesson = lessonState('encoder-block')
