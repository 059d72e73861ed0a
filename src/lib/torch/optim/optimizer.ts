import { errors } from '../errors'
import { clearGrads } from '../nn/module'
import { own, ownerOf, replace } from '../scope'
import { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'

/** Parameters that share settings: `optimizer.paramGroups[0].lr = 0.01` is how a schedule is set. */
export type ParamGroup<Settings> = Settings & { params: Tensor[] }
type Given<Settings> = Iterable<Tensor> | Iterable<Partial<Settings> & { params: Iterable<Tensor> }>

/** What an optimizer remembers of a parameter: a count of steps, running means. */
export type State = Record<string, Tensor | number>

/** Changes parameters step by step so that the loss their gradients came from gets smaller. */
export abstract class Optimizer<Settings extends object> {
  readonly paramGroups: ParamGroup<Settings>[]
  readonly state = new Map<Tensor, State>()

  constructor(params: Given<Settings>, defaults: Settings) {
    if (params instanceof Tensor || !iterable(params)) throw errors.optimizerNoList(params)
    const given = [...(params as Iterable<unknown>)]
    if (!given.length) throw errors.optimizerEmpty()
    const groups = given.every(isGroup) ? given : [{ params: given as Tensor[] }]
    this.paramGroups = groups.map((group) => {
      const tensors = [...group.params]
      for (const tensor of tensors) {
        if (!(tensor instanceof Tensor)) throw errors.optimizerNoTensor(tensor)
        if (!tensor.isLeaf) throw errors.optimizerNoLeaf()
      }
      return { ...defaults, ...group, params: tensors }
    })
  }

  /** Move every parameter that has a gradient. */
  step() {
    for (const group of this.paramGroups) {
      for (const parameter of group.params) {
        if (!parameter.grad || parameter.isMeta) continue
        const state = this.state.get(parameter) ?? {}
        this.state.set(parameter, state)
        this.update(parameter, parameter.grad.raw, state, group)
      }
    }
  }

  zeroGrad() {
    for (const { params } of this.paramGroups) clearGrads(params)
  }

  protected abstract update(
    parameter: Tensor,
    grad: Raw,
    state: State,
    settings: ParamGroup<Settings>,
  ): void
}

const iterable = (given: unknown): given is Iterable<unknown> =>
  typeof given === 'object' && given !== null && Symbol.iterator in given

const isGroup = (given: unknown): given is { params: Iterable<Tensor> } =>
  typeof given === 'object' && given !== null && !(given instanceof Tensor) && 'params' in given

/** Put new numbers in the place of a parameter's or a state's; they live as long as the old ones did. */
export function assign(tensor: Tensor, next: Raw) {
  tensor.raw = replace(tensor.raw, next)
}

/** A state of the shape of a parameter, kept as long as the parameter is. */
export function remembered(state: State, name: string, parameter: Tensor, start?: Raw): Tensor {
  state[name] ??= parameter.like(
    own(start ? tf.clone(start) : tf.zerosLike(parameter.raw), ownerOf(parameter.raw)),
  )
  return state[name] as Tensor
}

export function checkNotNegative(what: string, value: number) {
  if (!(value >= 0)) throw errors.optimizerValue(what, value)
}
