import { errors } from './errors'

/**
 * Python's way of calling: arguments by place, and by name in one trailing object.
 * `x.mean(-1, true)`, `x.mean(-1, { keepdim: true })` and `x.mean({ dim: -1, keepdim: true })` are one call.
 */
export function byName<T extends object>(
  op: string,
  names: readonly (keyof T & string)[],
  given: readonly unknown[],
): Partial<T> {
  const result: Record<string, unknown> = {}
  given.forEach((value, at) => {
    if (!isNamed(value)) {
      if (value !== undefined) result[names[at]] = value
      return
    }
    for (const [key, named] of Object.entries(value)) {
      if (!(names as readonly string[]).includes(key))
        throw errors.unexpectedKeyword(op, snake(key))
      if (named !== undefined) result[key] = named
    }
  })
  return result as Partial<T>
}

/** An object written out as `{ … }`: names and values, not a tensor or a list. */
export const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** camelCase here, snake_case in PyTorch: `posEmb` is saved as `pos_emb`. What is not camelCase stays: `W_q`. */
export const snake = (name: string) =>
  /^[a-z][^_]*$/.test(name) ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name

/** The other way: `pos_emb` is `posEmb` here. */
export const camel = (name: string) =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
