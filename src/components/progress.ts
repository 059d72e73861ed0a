import { empty, type Progress, parse } from '../lib/progress/progress'
import { store, stored } from './storage'

/** Where progress is kept: on this device, or nowhere if the browser keeps storage shut. */
const key = 'vit-by-hand'

export function load(): Progress {
  return parse(stored(key) ?? '') ?? empty()
}

export function save(progress: Progress) {
  store(key, JSON.stringify(progress))
  document.dispatchEvent(new CustomEvent('progresschange', { detail: progress }))
}

/** Be told of every change; returns what ends it. */
export function watch(tell: (progress: Progress) => void): () => void {
  const listen = (event: Event) => tell((event as CustomEvent<Progress>).detail)
  document.addEventListener('progresschange', listen)
  return () => document.removeEventListener('progresschange', listen)
}
