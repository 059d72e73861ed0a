/** The name that was most likely meant; null where none is close. Case and underscores do not count. */
export function nearest(name: string, names: readonly string[]): string | null {
  const allowed = name.length > 5 ? 2 : 1
  const found = names
    .map((known) => ({ known, apart: distance(plain(name), plain(known)) }))
    .sort((a, b) => a.apart - b.apart)[0]
  return found && found.apart <= allowed ? found.known : null
}

const plain = (name: string) => name.replace(/_/g, '').toLowerCase()

/** How many letters to put in, take out or change. */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()]
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j] + Number(a[i] !== b[j]), row[j + 1] + 1, next[j] + 1))
    }
    row = next
  }
  return row[b.length]
}
