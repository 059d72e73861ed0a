/** Sizes as a reader writes them: `h*w`, `1 + hw`, `d // nh`, `(h·p)`, `196`. */

const alias: Record<string, string> = {
  batch_size: 'b',
  batch: 'b',
  in_channels: 'c',
  channels: 'c',
  patch_size: 'p',
  embed_dim: 'd',
  num_heads: 'nh',
  head_dim: 'hd',
  mlp_dim: 'm',
  num_classes: 'k',
}

/** Two assignments that hold in every ViT of the post: equal at both is equal. */
const worlds = [
  { b: 2, c: 3, h: 5, w: 7, p: 11, nh: 13, hd: 17, m: 19, k: 23 },
  { b: 29, c: 31, h: 37, w: 41, p: 43, nh: 47, hd: 53, m: 59, k: 61 },
].map((free) => ({
  ...free,
  d: free.nh * free.hd,
  l: 1 + free.h * free.w,
  n: free.h * free.w,
  H: free.h * free.p,
  W: free.w * free.p,
})) as Record<string, number>[]

const names = [...Object.keys(alias), ...Object.keys(worlds[0])].sort((a, b) => b.length - a.length)

/** The longest name `text` begins with at `at`: `hw` is h and w, `hd` is one letter. Capitals are forgiven. */
function nameAt(text: string, at: number): string | null {
  const begins = (name: string, from: string) => from.startsWith(name, at)
  const exact = names.find((name) => begins(name, text))
  return exact ?? names.find((name) => begins(name, text.toLowerCase())) ?? null
}

/** The axis letters an expression names, in order. */
export function lettersIn(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const name = nameAt(text, at)
    if (name) found.push(alias[name] ?? name)
    at += name?.length ?? 1
  }
  return found
}

type Token = number | string

function tokens(text: string): Token[] | null {
  const result: Token[] = []
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const [number] = rest.match(/^\d+(\.\d+)?/) ?? []
    const [mark] = rest.match(/^(\/\/|\*\*|[-+*/·×^()])/) ?? []
    const name = nameAt(text, at)
    if (number) result.push(Number(number))
    else if (mark) result.push({ '//': '/', '**': '^', '·': '*', '×': '*' }[mark] ?? mark)
    else if (name) result.push(alias[name] ?? name)
    else if (!/\s/.test(text[at])) return null
    at += number?.length ?? mark?.length ?? name?.length ?? 1
  }
  return result
}

/** Its value at both assignments, or null if it cannot be read. */
export function evaluate(text: string): number[] | null {
  const list = tokens(text)
  if (!list?.length) return null
  try {
    return worlds.map((world) => value(list, world))
  } catch {
    return null
  }
}

/** `evaluate`, for what a reader wrote: nothing negative, nothing infinite. */
export function asWritten(text: string): number[] | null {
  const values = evaluate(text)
  return values?.every((v) => Number.isFinite(v) && v >= 0) ? values : null
}

/** Sum of products of powers; letters side by side multiply. */
function value(list: Token[], world: Record<string, number>): number {
  let at = 0
  const sum = (): number => {
    let result = product()
    while (list[at] === '+' || list[at] === '-')
      result += list[at++] === '+' ? product() : -product()
    return result
  }
  const product = (): number => {
    let result = power()
    while (at < list.length && list[at] !== ')' && list[at] !== '+' && list[at] !== '-') {
      if (list[at] === '/') {
        at++
        result /= power()
      } else {
        if (list[at] === '*') at++
        result *= power()
      }
    }
    return result
  }
  const power = (): number => {
    const base = one()
    if (list[at] !== '^') return base
    at++
    return base ** power()
  }
  const one = (): number => {
    const token = list[at++]
    if (typeof token === 'number') return token
    if (token === '-') return -one()
    if (token === '(') {
      const inside = sum()
      if (list[at++] !== ')') throw new Error('unclosed')
      return inside
    }
    if (token in world) return world[token]
    throw new Error(`unexpected ${token}`)
  }
  const result = sum()
  if (at < list.length) throw new Error('left over')
  return result
}
