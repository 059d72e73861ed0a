/** A run of lines of one text that another text has otherwise: lines `from` to `to` became these. */
export interface Hunk {
  from: number
  to: number
  lines: string[]
}

/** How `next` differs from `base`, line by line. */
export function diff(base: readonly string[], next: readonly string[]): Hunk[] {
  const kept = common(base, next)
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...kept, [base.length, next.length]]) {
    if (a > i || b > j) hunks.push({ from: i, to: a, lines: next.slice(j, b) })
    ;[i, j] = [a + 1, b + 1]
  }
  return hunks
}

/** The longest list of lines that both have in this order, as pairs of places. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const longest = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  )
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i][j] =
        a[i] === b[j] ? 1 + longest[i + 1][j + 1] : Math.max(longest[i + 1][j], longest[i][j + 1])
    }
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++
    else j++
  }
  return pairs
}

/** `base` with the changes of both texts; null where they touch, for then it is not clear what both would be. */
export function merge(base: string, one: string, other: string): string | null {
  const [lines, a, b] = [base, one, other].map((text) => text.split('\n'))
  const hunks = [...diff(lines, a), ...diff(lines, b)].sort(
    (x, y) => x.from - y.from || x.to - y.to,
  )
  if (hunks.some((hunk, i) => i > 0 && touch(hunks[i - 1], hunk))) return null
  const merged: string[] = []
  let at = 0
  for (const { from, to, lines: changed } of hunks) {
    merged.push(...lines.slice(at, from), ...changed)
    at = to
  }
  return [...merged, ...lines.slice(at)].join('\n')
}

/** Do they share a line, or does one put lines just where the other changes some? */
const touch = (a: Hunk, b: Hunk) =>
  b.from < a.to || (b.from === a.to && (a.from === a.to || b.from === b.to))
