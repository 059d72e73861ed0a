import { errors } from '../errors'
import type { Tensor } from '../tensor'
import { Module } from './module'

/** Modules under the names 0, 1, 2 …, as PyTorch saves them. */
abstract class Numbered extends Module {
  [at: number]: Module

  override get length(): number {
    return this.children().length
  }

  at(at: number): Module {
    const { length } = this
    if (!Number.isInteger(at) || at < -length || at >= length) throw errors.listOutOfRange(at)
    return this.children()[at < 0 ? at + length : at]
  }

  append(module: Module): this {
    return this.addModule(String(this.length), module)
  }

  addModule(name: string, module: Module): this {
    if (!(module instanceof Module)) throw errors.notAModule(module)
    Object.assign(this, { [name]: module })
    return this
  }

  *[Symbol.iterator](): Generator<Module> {
    yield* this.children()
  }
}

/** A list of modules whose parameters are found. It does nothing itself: call them one by one. */
export class ModuleList extends Numbered {
  constructor(modules: Iterable<Module> = []) {
    super()
    this.extend(modules)
  }

  extend(modules: Iterable<Module>): this {
    if (modules instanceof Module && !(modules instanceof ModuleList)) {
      throw errors.notModules(modules)
    }
    for (const module of modules) this.append(module)
    return this
  }

  forward(): Tensor {
    throw errors.missingForward('ModuleList')
  }
}

/** Modules one after another, each fed with what the one before it gives. */
export class Sequential extends Numbered {
  constructor(...modules: Module[]) {
    super()
    for (const module of modules) this.append(module)
  }

  forward(input: Tensor): Tensor {
    let output = input
    for (const module of this) output = module(output)
    return output
  }
}
