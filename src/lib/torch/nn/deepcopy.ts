import { noGrad } from '../autograd'
import { Tensor } from '../tensor'
import { type AnyModule, Module } from './module'
import { Parameter } from './parameter'

/** Python's copy.deepcopy: a module like this one, with parameters of its own. What is shared inside stays shared. */
export function deepcopy<T>(value: T): T {
  return noGrad(() => copied(value, new Map())) as T
}

function copied(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' && !(value instanceof Module)) return value
  if (!known.has(value)) known.set(value, copyOf(value, known))
  return known.get(value)
}

function copyOf(value: unknown, known: Map<unknown, unknown>): unknown {
  if (value instanceof Parameter) {
    return new Parameter(value.clone(), { requiresGrad: value.requiresGrad })
  }
  if (value instanceof Tensor) return value.clone()
  if (Array.isArray(value)) return value.map((item) => copied(item, known))
  if (!(value instanceof Module)) return value
  // A module without its constructor's work: the fields come from the original.
  const module: AnyModule = Reflect.construct(Module, [], value.constructor)
  known.set(value, module)
  for (const [key, field] of Object.entries(value)) {
    Object.assign(module, { [key]: copied(field, known) })
  }
  return module
}
