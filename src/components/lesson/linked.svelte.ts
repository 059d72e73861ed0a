import { onMount } from 'svelte'
import type { Written } from '../../lib/lesson/written'
import { put, query } from '../address'

/** A value a reader can choose, wherever it is kept. */
interface Choice<T> {
  get: () => T
  set: (value: T) => void
}

/**
 * A choice that travels in the page's link, by `name`: read when the figure wakes, written whenever it is not what it
 * was before. Every value that a figure lets the reader choose is linked, so a link is the page.
 */
export function linked<T>(name: string, kind: Written<T>, choice: Choice<T>) {
  onMount(() => follow(name, kind, choice))
}

const names = new Set<string>()

/** The same outside of a component, once the page is awake; returns what ends it. */
export function follow<T>(name: string, kind: Written<T>, { get, set }: Choice<T>): () => void {
  if (names.has(name)) throw new Error(`two choices of this page are linked as ${name}`)
  names.add(name)
  const first = kind.write(get())
  const text = query().get(name)
  const value = text === null ? undefined : kind.read(text)
  if (value !== undefined) set(value)
  const stop = $effect.root(() => {
    $effect(() => {
      const now = kind.write(get())
      put({ [name]: now === first ? null : now })
    })
  })
  return () => {
    stop()
    names.delete(name)
    put({ [name]: null })
  }
}
