export type Attributes = Record<string, string | number | undefined>

/** An element as text; attributes that are undefined are left out, numbers are kept short. */
export function xml(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === 'number' ? short(value) : `${value}`)}"`,
    )
    .join('')
  return inside ? `<${name}${written}>${inside}</${name}>` : `<${name}${written}/>`
}

export const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => entities[char])

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const short = (value: number) => String(Number(value.toFixed(2)))
