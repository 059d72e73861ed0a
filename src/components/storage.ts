/** What lies under this key on the reader's device; null if nothing does, or storage is shut. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Put it there; null takes it away. Where storage is shut or full the page works, and forgets. */
export function store(key: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // It works all the same.
  }
}
