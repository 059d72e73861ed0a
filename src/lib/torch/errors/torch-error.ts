type Kind =
  | 'RuntimeError'
  | 'IndexError'
  | 'TypeError'
  | 'ValueError'
  | 'AttributeError'
  | 'UnboundLocalError'
  | 'NotImplementedError'
  | 'AssertionError'

/** PyTorch's own message, then one sentence of help in Chinese and in English. */
export class TorchError extends Error {
  constructor(
    readonly kind: Kind,
    /** PyTorch's words, unchanged. */
    readonly torch: string,
    readonly help: { zh: string; en: string },
  ) {
    super(`${torch}\n  ${help.zh}\n  ${help.en}`)
    this.name = kind
  }
}

const of = (kind: Kind) => (torch: string, zh: string, en: string) =>
  new TorchError(kind, torch, { zh, en })

export const runtime = of('RuntimeError')
export const index = of('IndexError')
export const type = of('TypeError')
export const value = of('ValueError')
export const attribute = of('AttributeError')
export const unbound = of('UnboundLocalError')
export const notImplemented = of('NotImplementedError')
export const assertion = of('AssertionError')

/** How Python prints a list of sizes, and how it prints `torch.Size`. */
export const list = (shape: readonly number[]) => `[${shape.join(', ')}]`
export const size = (shape: readonly number[]) => `torch.Size(${list(shape)})`

/** A value of Python's that JavaScript has not: a float without a fraction (2.0), or an object. */
export class Foreign {
  constructor(
    readonly pythonType: string,
    readonly text: string,
    /** The number, if it is one. */
    readonly number?: number,
  ) {}
  toString() {
    return this.text
  }
}

/** Python's tuple: a list by another name. */
export class Tuple extends Array<unknown> {}

/** How Python names the type of what was given. */
export function pythonType(given: unknown): string {
  if (given instanceof Foreign) return given.pythonType
  if (given === undefined || given === null) return 'NoneType'
  if (typeof given === 'number') return Number.isInteger(given) ? 'int' : 'float'
  if (typeof given === 'string') return 'str'
  if (typeof given === 'boolean') return 'bool'
  if (Array.isArray(given)) return given instanceof Tuple ? 'tuple' : 'list'
  const name = given.constructor?.name.replace(/^_/, '') ?? 'Object'
  return name === 'Object' ? 'dict' : name
}
