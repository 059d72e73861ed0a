import { type Node, readLine } from './python'

/** A tensor, seen from outside. */
export interface Shaped {
  shape: readonly number[]
}
/** A layer that was made: `nn.Linear(24, 48)`. */
export interface Layer {
  layer: string
  args: number[]
  named: Named
}
export interface Range {
  from?: number
  to?: number
}
export type Value<T extends Shaped> = number | boolean | T | Layer | Range | Value<T>[]
export type Named = Record<string, number | boolean>

/** What an operation gives; `operands` are its tensor and what stands between its brackets. */
export type Apply<T extends Shaped> = (op: string, operands: Value<T>[], named: Named) => Value<T>
export type Names<T extends Shaped> = Map<string, Value<T>>

export const isTensor = <T extends Shaped>(value: Value<T>): value is T =>
  typeof value === 'object' && 'shape' in value
export const isLayer = <T extends Shaped>(value: Value<T>): value is Layer =>
  typeof value === 'object' && 'layer' in value

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '**': (a, b) => a ** b,
}
const operators: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '**': 'pow', '@': 'matmul' } // biome-ignore format: a table

/** Run a line of Python; every operation on a tensor is left to `apply`. The names get what it assigns. */
export function runLine<T extends Shaped>(text: string, names: Names<T>, apply: Apply<T>) {
  const { targets, value } = readLine(text)
  const result = evaluate(value, names, apply)
  if (targets.length === 1) names.set(targets[0], result)
  else for (const [i, target] of targets.entries()) names.set(target, (result as Value<T>[])[i])
}

/** The value of an expression. */
export function evaluate<T extends Shaped>(node: Node, names: Names<T>, apply: Apply<T>): Value<T> {
  const of = (node: Node): Value<T> => evaluate(node, names, apply)
  const all = (nodes: Record<string, Node>) =>
    Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, of(node)])) as Named
  switch (node.kind) {
    case 'number':
      return node.value
    case 'name':
      return named(node.name)
    case 'tuple':
      return node.items.map(of)
    case 'slice':
      return {
        from: node.from && (of(node.from) as number),
        to: node.to && (of(node.to) as number),
      }
    case 'binary': {
      const [left, right] = [of(node.left), of(node.right)]
      const numbers = typeof left === 'number' && typeof right === 'number'
      return numbers
        ? arithmetic[node.op](left, right)
        : apply(operators[node.op], [left, right], {})
    }
    case 'index': {
      const [from, at] = [of(node.of), node.at.map(of)]
      return Array.isArray(from) ? from[at[0] as number] : apply('index', [from, ...at], {})
    }
    case 'attribute': {
      if (node.of.kind === 'name' && node.of.name === 'self') return named(`self.${node.name}`)
      const from = of(node.of)
      return isTensor(from) && node.name === 'shape'
        ? [...from.shape]
        : apply(node.name, [from], {})
    }
    case 'call': {
      const [args, keys] = [node.args.map(of), all(node.named)]
      const free = freeFunction(node.of)
      if (free && free !== 'Parameter' && /^[A-Z]/.test(free)) {
        return { layer: free, args: args as number[], named: keys }
      }
      if (free) return apply(free, args, keys)
      if (node.of.kind === 'attribute' && !isSelf(node.of)) {
        return apply(node.of.name, [of(node.of.of), ...args], keys)
      }
      const layer = of(node.of)
      if (!isLayer(layer)) throw new TypeError('not callable')
      return apply(layer.layer, [...args, layer], keys)
    }
  }

  function named(name: string): Value<T> {
    const value = { True: true, False: false }[name] ?? names.get(name)
    if (value === undefined) throw new ReferenceError(name)
    return value
  }

  /** The last word of `torch.nn.functional.softmax`, or the name of a class. */
  function freeFunction(node: Node): string | null {
    if (node.kind === 'name') return names.has(node.name) ? null : node.name
    if (node.kind !== 'attribute') return null
    let root: Node = node
    while (root.kind === 'attribute') root = root.of
    return root.kind === 'name' && /^(torch|nn|F)$/.test(root.name) ? node.name : null
  }
}

const isSelf = (node: Node) =>
  node.kind === 'attribute' && node.of.kind === 'name' && node.of.name === 'self'
