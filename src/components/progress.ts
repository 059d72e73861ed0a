import { empty, merge, type Progress, parse } from '../lib/progress/progress'
import { allAnswers, takeAnswers } from './practice/answers'

/** Where progress is kept: on this device, or nowhere if the browser keeps storage shut. */
const key = 'vit-by-hand'

export function load(): Progress {
  try {
    return parse(localStorage.getItem(key) ?? '') ?? empty()
  } catch {
    return empty()
  }
}

export function save(progress: Progress) {
  try {
    localStorage.setItem(key, JSON.stringify(progress))
  } catch {
    // Storage is shut or full: the page works, and forgets.
  }
  document.dispatchEvent(new CustomEvent('progresschange', { detail: progress }))
}

/** Be told of every change; returns what ends it. */
export function watch(tell: (progress: Progress) => void): () => void {
  const listen = (event: Event) => tell((event as CustomEvent<Progress>).detail)
  document.addEventListener('progresschange', listen)
  return () => document.removeEventListener('progresschange', listen)
}

/** Hand the reader a file. */
export function download(name: string, content: BlobPart, type: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Everything that is kept here, for a file. */
export const exported = () => JSON.stringify({ ...load(), answers: allAnswers() })

/** Add a file's progress to what is here; false if it holds none. */
export async function take(file: File): Promise<boolean> {
  const text = file.size < 4_000_000 ? await file.text() : ''
  const theirs = parse(text)
  if (!theirs) return false
  save(merge(load(), theirs))
  takeAnswers(JSON.parse(text).answers)
  return true
}
