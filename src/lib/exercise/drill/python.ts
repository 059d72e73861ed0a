/** An expression of Python, as far as one line of a forward needs it. */
export type Node =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'attribute'; of: Node; name: string }
  | { kind: 'call'; of: Node; args: Node[]; named: Record<string, Node> }
  | { kind: 'index'; of: Node; at: Node[] }
  | { kind: 'slice'; from?: Node; to?: Node }
  | { kind: 'tuple'; items: Node[] }
  | { kind: 'binary'; op: string; left: Node; right: Node }

/** `a, b = value`. */
export interface Assignment {
  targets: string[]
  value: Node
}

const tokensOf = (text: string) => text.match(/\d+(\.\d+)?(e-?\d+)?|\w+|\*\*|\/\/|\S/g) ?? []

/** Read a line such as `q = self.proj_q(x).reshape(b, l, nh, hd)`. */
export function readLine(text: string): Assignment {
  const at = text.indexOf('=')
  const [targets, value] = [text.slice(0, at), text.slice(at + 1)]
  return { targets: targets.split(',').map((name) => name.trim()), value: readExpression(value) }
}

export function readExpression(text: string): Node {
  const tokens = tokensOf(text)
  let at = 0
  const peek = (...options: string[]) => options.includes(tokens[at])
  const take = (token: string) => {
    if (tokens[at++] !== token) throw new SyntaxError(`${token} expected in ${text}`)
  }

  const sum = () => leftToRight(product, '+', '-')
  const product = () => leftToRight(unary, '*', '/', '//', '@')
  function leftToRight(part: () => Node, ...ops: string[]): Node {
    let left = part()
    while (peek(...ops)) left = { kind: 'binary', op: tokens[at++], left, right: part() }
    return left
  }
  function unary(): Node {
    if (!peek('-')) return power()
    take('-')
    return { kind: 'binary', op: '-', left: { kind: 'number', value: 0 }, right: unary() }
  }
  function power(): Node {
    const left = postfix()
    if (!peek('**')) return left
    take('**')
    return { kind: 'binary', op: '**', left, right: unary() }
  }
  function postfix(): Node {
    let of = atom()
    while (peek('.', '(', '[')) {
      const mark = tokens[at++]
      if (mark === '.') of = { kind: 'attribute', of, name: tokens[at++] }
      else if (mark === '[') of = { kind: 'index', of, at: list(slice, ']') }
      else of = called(of)
    }
    return of
  }
  function called(of: Node): Node {
    const named: Record<string, Node> = {}
    const args = list(() => {
      if (tokens[at + 1] !== '=') return sum()
      const name = tokens[at]
      at += 2
      named[name] = sum()
      return null
    }, ')')
    return { kind: 'call', of, args: args.filter((arg) => arg !== null), named }
  }
  function slice(): Node {
    const from = peek(':') ? undefined : sum()
    if (from && !peek(':')) return from
    take(':')
    return { kind: 'slice', from, to: peek(',', ']') ? undefined : sum() }
  }
  function list<T>(item: () => T, end: string): T[] {
    const items: T[] = []
    while (!peek(end)) {
      items.push(item())
      if (!peek(end)) take(',')
    }
    take(end)
    return items
  }
  function atom(): Node {
    const token = tokens[at++] ?? ''
    if (token === '(') {
      const items = list(sum, ')')
      const comma = tokens[at - 2] === ','
      return items.length === 1 && !comma ? items[0] : { kind: 'tuple', items }
    }
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) }
    if (/^\w/.test(token)) return { kind: 'name', name: token }
    throw new SyntaxError(`${token} in ${text}`)
  }

  const node = sum()
  if (at < tokens.length) throw new SyntaxError(`${tokens[at]} in ${text}`)
  return node
}
