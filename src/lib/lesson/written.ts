/** How a choice is written in a link, and read: `undefined` is what makes no sense. */
export interface Written<T> {
  write: (value: T) => string
  read: (text: string) => T | undefined
}

/** A number from `min` to `max` in steps; what is between or beyond becomes the nearest. */
export const number = (min: number, max: number, step = 1): Written<number> => ({
  write: (value) => String(exact(value)),
  read: (text) => {
    const value = Number(text)
    if (!/\d/.test(text) || !Number.isFinite(value)) return undefined
    const stepped = min + Math.round((value - min) / step) * step
    return exact(Math.min(Math.max(stepped, min), max))
  },
})

/** 0.3, not 0.30000000000000004. */
const exact = (value: number) => Number(value.toFixed(6))

/** One of few values. */
export const oneOf = <T extends string | number>(values: readonly T[]): Written<T> => ({
  write: String,
  read: (text) => values.find((value) => String(value) === text),
})

/** Yes or no. */
export const yes: Written<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
}

/** A name that is known only when the page has run: letters and digits. */
export const word: Written<string> = {
  write: (value) => value,
  read: (text) => (/^[a-z0-9]{1,24}$/i.test(text) ? text : undefined),
}

/** A value, or none. */
export const maybe = <T>({ write, read }: Written<T>): Written<T | null> => ({
  write: (value) => (value === null ? '' : write(value)),
  read: (text) => (text === '' ? null : read(text)),
})

/** So many values in a row: `34_15_0`. */
export const list = <T>(items: readonly Written<T>[]): Written<T[]> => ({
  write: (values) => values.map((value, i) => items[i].write(value)).join('_'),
  read: (text) => {
    const parts = text.split('_')
    if (parts.length !== items.length) return undefined
    return whole(parts.map((part, i) => items[i].read(part)))
  },
})

/** Values by number, as a few sliders of many leave them: `4_1.5_7_-2` says 1.5 at 4 and −2 at 7. */
export const byNumber = (
  key: Written<number>,
  value: Written<number>,
): Written<Record<number, number>> => ({
  write: (record) =>
    Object.entries(record)
      .map(([k, v]) => `${k}_${value.write(v)}`)
      .join('_'),
  read: (text) => {
    const parts = text.split('_')
    const read = whole(parts.map((part, i) => (i % 2 ? value : key).read(part)))
    if (!read || read.length % 2) return undefined
    return Object.fromEntries(
      Array.from({ length: read.length / 2 }, (_, i) => [read[2 * i], read[2 * i + 1]]),
    )
  },
})

/** All of them, or nothing if one makes no sense. */
function whole<T>(values: (T | undefined)[]): T[] | undefined {
  return values.includes(undefined) ? undefined : (values as T[])
}
