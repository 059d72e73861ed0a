import { TorchError } from '../errors'
import { noGrad } from '../autograd'
import { replace } from '../scope'
import type { Tensor } from '../tensor'
import { tf } from '../tf'
import { recordModule } from '../trace'
import { Parameter } from './parameter'

/** Calling a module runs its `forward`. */
export interface Module {
  // biome-ignore lint/style/useShorthandFunctionType: merged with the class below, so that instances are callable
  (...inputs: Tensor[]): Tensor
}

/** A part of a model: its fields hold parameters and further modules, `forward` says what it does. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface above only adds the call
export abstract class Module {
  training = true

  constructor() {
    const call = (...inputs: Tensor[]) => callModule(call as unknown as Module, inputs)
    // biome-ignore lint/correctness/noConstructorReturn: the instance is the function itself, so `emb(x)` is PyTorch's line
    return Object.setPrototypeOf(call, new.target.prototype)
  }

  abstract forward(...inputs: Tensor[]): Tensor

  /** The modules in its fields, by name. */
  *namedChildren(): Generator<[string, Module]> {
    for (const [key, value] of Object.entries(this)) {
      if (value instanceof Module) yield [snake(key), value]
    }
  }

  /** Itself and every module below, by dotted path. */
  *namedModules(prefix = ''): Generator<[string, Module]> {
    yield [prefix, this]
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

  zeroGrad() {
    for (const parameter of this.parameters()) parameter.grad = null
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
        if (value) parameter.raw = replace(parameter.raw, tf.clone(value.raw))
      }
    })
  }
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name)

/** camelCase here, snake_case in PyTorch: `posEmb` is saved as `pos_emb`. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const paths = new WeakMap<Module, string>()
let depth = 0

function callModule(module: Module, inputs: Tensor[]): Tensor {
  if (depth === 0) for (const [path, part] of module.namedModules()) paths.set(part, path)
  depth++
  try {
    const forward = () => module.forward(...inputs)
    return recordModule(module.constructor.name, paths.get(module) ?? '', inputs, forward)
  } finally {
    depth--
  }
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
  if (strict && unexpected.length) lines.push(`Unexpected key(s) in state_dict: ${quote(unexpected)}. `)
  if (strict && missing.length) lines.push(`Missing key(s) in state_dict: ${quote(missing)}. `)
  for (const [key, parameter] of own) {
    const given = state.get(key)
    if (given && String(given.shape) !== String(parameter.shape)) {
      const size = (t: Tensor) => `torch.Size([${t.shape.join(', ')}])`
      lines.push(
        `size mismatch for ${key}: copying a param with shape ${size(given)} from checkpoint, the shape in current model is ${size(parameter)}.`,
      )
    }
  }
  if (!lines.length) return null
  return new TorchError(
    'RuntimeError',
    `Error(s) in loading state_dict for ${name}:\n\t${lines.join('\n\t')}`,
    {
      zh: '权重的名字和形状必须与模型逐个对上。',
      en: 'Names and shapes of the weights must match the model one by one.',
    },
  )
}
