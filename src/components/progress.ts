import { empty, type Progress, parse } from '../lib/progress/progress'

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
