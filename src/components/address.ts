import { type Entries, withEntries } from '../lib/lesson/link'

/** The page's address holds what the reader chose. */

let waiting: Entries = {}
let timer: ReturnType<typeof setTimeout> | undefined

/** The query as it is, or will be in a moment. */
export const query = () => new URLSearchParams(withEntries(location.search, waiting))

let kept = false

/** Say whether the page shows something that no link can hold: a photo of the reader's own. */
export const keepHere = (own: boolean) => {
  kept = own
}
export const staysHere = () => kept

/** Change entries of the address. A dragged slider writes a few times a second: browsers stop those who write more. */
export function put(entries: Entries) {
  Object.assign(waiting, entries)
  if (timer) return
  settle()
  timer = setTimeout(() => {
    timer = undefined
    settle()
  }, 350)
}

/** Write what waits. */
export function settle() {
  const search = String(query())
  waiting = {}
  const address = `${location.pathname}${search && `?${search}`}${location.hash}`
  if (address !== location.pathname + location.search + location.hash)
    history.replaceState(history.state, '', address)
}
