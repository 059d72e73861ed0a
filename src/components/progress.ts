import { empty, merge, type Progress, parse } from '../lib/progress/progress'

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

/** Add a file's progress to what is here; false if it holds none. */
export async function take(file: File): Promise<boolean> {
  const theirs = file.size < 1_000_000 ? parse(await file.text()) : null
  if (theirs) save(merge(load(), theirs))
  return theirs !== null
}
