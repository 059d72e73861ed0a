import { letterParts } from './letters'

/** A shape: its axes by letters and by sizes. */
export interface Axes {
  letters: string[]
  sizes: number[]
}

/** An axis before and where it is after, by their places, in the colour of a letter. */
export interface Wire {
  from: number
  to: number
  letter: string
}

/** What became of every axis: it kept its letter, or one was split into several, or several were merged. */
export function wiresBetween(before: Axes, after: Axes): Wire[] {
  const places = standing(after)
  const wires = [...standing(before)].flatMap(([name, from]) => {
    const to = places.get(name)
    return to === undefined ? [] : [{ from, to, letter: name.replace(/'/g, '') }]
  })
  const loose = (axes: Axes, end: 'from' | 'to') =>
    [...axes.sizes.keys()].filter((axis) => !wires.some((wire) => wire[end] === axis))
  const [one, other] = [loose(before, 'from'), loose(after, 'to')]
  const room = (axes: Axes, at: number[]) => at.reduce((all, axis) => all * axes.sizes[axis], 1)
  const split = one.length === 1 && other.length > 1
  const merged = one.length > 1 && other.length === 1
  if (!(split || merged) || room(before, one) !== room(after, other)) return wires
  const pairs = one.flatMap((from) => other.map((to) => [from, to] as const))
  const named = pairs.map(([from, to]) => {
    const part = split ? after.letters[to] : before.letters[from]
    return { from, to, letter: letterParts(part)[0].letter ?? '' }
  })
  return [...wires, ...named].sort((a, b) => a.from - b.from || a.to - b.to)
}

/** On which axis each letter stands; a second `l` is not the first, and is called `l'`. */
function standing({ letters }: Axes): Map<string, number> {
  const places = new Map<string, number>()
  letters.forEach((text, axis) => {
    for (const { letter } of letterParts(text)) {
      let name = letter
      while (name && places.has(name)) name += "'"
      if (name) places.set(name, axis)
    }
  })
  return places
}
