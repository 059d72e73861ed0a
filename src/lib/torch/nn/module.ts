import { snake } from '../arguments'
import { noGrad } from '../autograd'
import { errors, type TorchError } from '../errors'
import { nearest } from '../nearest'
import { release } from '../scope'
import { Tensor } from '../tensor'
import { recordModule } from '../trace'
import { Parameter } from './parameter'

/** What a module gives back: one tensor nearly always. */
type Output = Tensor | readonly (Tensor | null)[]

/** Calling a module runs its `forward`. */
export interface Module<Out extends Output = Tensor> {
  // biome-ignore lint/style/useShorthandFunctionType: merged with the class below, so that instances are callable
  (...inputs: Tensor[]): Out
}

/** A part of a model: its fields hold parameters and further modules, `forward` says what it does. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface above only adds the call
export abstract class Module<Out extends Output = Tensor> {
  declare training: boolean

  constructor() {
    const call = (...inputs: Tensor[]) => callModule(call as unknown as Module<Out>, inputs)
    // A function's own `name` and `length` would stand in the way of a module's.
    for (const key of ['name', 'length']) Reflect.deleteProperty(call, key)
    Object.assign(call, { training: true })
    // biome-ignore lint/correctness/noConstructorReturn: the instance is the function itself, so `emb(x)` is PyTorch's line
    return Object.setPrototypeOf(call, new.target.prototype)
  }

  abstract forward(...inputs: Tensor[]): Out

  /** The modules in its fields, by name. */
  *namedChildren(): Generator<[string, AnyModule]> {
    for (const [key, value] of Object.entries(this)) {
      if (value instanceof Module) yield [snake(key), value]
    }
  }

  children(): AnyModule[] {
    return [...this.namedChildren()].map(([, child]) => child)
  }

  /** Itself and every module below, by dotted path. */
  *namedModules(prefix = ''): Generator<[string, AnyModule]> {
    yield [prefix, this as unknown as AnyModule]
    for (const [name, child] of this.namedChildren()) yield* child.namedModules(join(prefix, name))
  }

  /** Every parameter, by the key PyTorch gives it: `trans.layers.0.norm1.weight`. */
  *namedParameters(): Generator<[string, Parameter]> {
    for (const [path, module] of this.namedModules()) {
      for (const [key, value] of Object.entries(module)) {
        if (value instanceof Parameter) yield [join(path, snake(key)), value]
      }
    }
  }

  /** Every parameter once, shared ones too. */
  parameters(): Parameter[] {
    return [...new Set([...this.namedParameters()].map(([, parameter]) => parameter))]
  }

  train(mode = true): this {
    for (const [, module] of this.namedModules()) module.training = mode
    return this
  }

  eval(): this {
    return this.train(false)
  }

  /** Should its parameters learn? */
  requiresGrad_(value = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad_(value)
    return this
  }

  zeroGrad() {
    clearGrads(this.parameters())
  }

  stateDict(): Map<string, Parameter> {
    return new Map(this.namedParameters())
  }

  /** Copy values in by name. Missing, unexpected or wrongly shaped ones are PyTorch's error, unless `strict` is false. */
  loadStateDict(state: ReadonlyMap<string, Tensor>, { strict = true } = {}) {
    const own = this.stateDict()
    const problems = stateProblems(this.constructor.name, own, state, strict)
    if (problems) throw problems
    noGrad(() => {
      for (const [key, parameter] of own) {
        const value = state.get(key)
        if (value) parameter.copy_(value)
      }
    })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever it gives back
export type AnyModule = Module<any>

/** Forget gradients, and free their memory. */
export function clearGrads(tensors: Iterable<Tensor>) {
  for (const tensor of tensors) {
    if (tensor.grad && !tensor.grad.isMeta) release(tensor.grad.raw)
    tensor.grad = null
  }
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name)

const paths = new WeakMap<AnyModule, string>()
let depth = 0

function callModule<Out extends Output>(module: Module<Out>, inputs: Tensor[]): Out {
  checkCount(module, inputs.length)
  if (depth === 0) for (const [path, part] of module.namedModules()) paths.set(part, path)
  depth++
  try {
    const forward = () => module.forward(...inputs)
    const tensors = inputs.filter((input) => input instanceof Tensor)
    return recordModule(module.constructor.name, paths.get(module) ?? '', tensors, forward)
  } catch (error) {
    throw explained(error, module)
  } finally {
    depth--
  }
}

/** JavaScript fills in `undefined` where Python complains. */
function checkCount({ forward, constructor: { name } }: AnyModule, given: number) {
  if (typeof forward !== 'function') throw errors.missingForward(name)
  if (given >= forward.length) return
  const list = /\(([^)]*)\)/.exec(String(forward))?.[1] ?? ''
  const names = list.split(',').map((part) => part.trim().split(/[:=\s]/)[0])
  throw errors.missingArguments(`${name}.forward`, names.slice(given, forward.length).map(snake))
}

/** JavaScript's own errors for what is missing, in the words of each browser; PyTorch has better ones. */
const notAFunction = /^(?:.*\s)?(\S+)\.(\w+) is not a function/
const ofNothing =
  /^Cannot read properties of (?:undefined|null) \(reading '(\w+)'\)|^can't access property "(\w+)", .* is (?:undefined|null)|^(?:undefined|null) is not an object \(evaluating '.*?\.(\w+)'\)/

const tooEarly =
  /^Cannot access '(\w+)' before initialization|^can't access lexical declaration '(\w+)' before/

function explained(error: unknown, module: AnyModule): unknown {
  const better = error instanceof TypeError ? betterWords(error, module) : shadowed(error, module)
  return better ? Object.assign(better, { cause: error }) : error // the cause knows the line
}

function betterWords(error: TypeError, module: AnyModule): Error | null {
  const nothing = ofNothing.exec(error.message)?.slice(1).find(Boolean)
  if (nothing) return errors.noneHasNoAttribute(snake(nothing))
  const [, owner, name] = notAFunction.exec(error.message) ?? []
  if (owner === 'this' && !(name in module)) {
    return errors.noAttribute(module.constructor.name, snake(name))
  }
  if (!owner || /^(this|Math|Number|Array|Object|nn)\b|\.shape\b/.test(owner)) return null
  if (/^(shape|dtype|grad)$/.test(name)) return null // it is there, and no function
  return errors.noMethod(snake(name), name, nearest(name, methods()))
}

const methods = () => Object.getOwnPropertyNames(Tensor.prototype)

/** `const mlp = mlp(x)`, where the module's own was meant. */
function shadowed(error: unknown, module: AnyModule): Error | null {
  const said = error instanceof ReferenceError ? error.message : ''
  const name = tooEarly.exec(said)?.slice(1).find(Boolean)
  return name && name in module ? errors.localTooEarly(name) : null
}

function stateProblems(
  name: string,
  own: ReadonlyMap<string, Tensor>,
  state: ReadonlyMap<string, Tensor>,
  strict: boolean,
): TorchError | null {
  const quote = (keys: string[]) => keys.map((key) => `"${key}"`).join(', ')
  const missing = [...own.keys()].filter((key) => !state.has(key))
  const unexpected = [...state.keys()].filter((key) => !own.has(key))
  const lines: string[] = []
  if (strict && missing.length) lines.push(`Missing key(s) in state_dict: ${quote(missing)}. `)
  if (strict && unexpected.length) {
    lines.push(`Unexpected key(s) in state_dict: ${quote(unexpected)}. `)
  }
  for (const [key, parameter] of own) {
    const given = state.get(key)
    if (given && String(given.shape) !== String(parameter.shape)) {
      const size = (t: Tensor) => `torch.Size([${t.shape.join(', ')}])`
      lines.push(
        `size mismatch for ${key}: copying a param with shape ${size(given)} from checkpoint, the shape in current model is ${size(parameter)}.`,
      )
    }
  }
  return lines.length ? errors.stateDict(name, lines) : null
}
