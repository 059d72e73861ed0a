import { byName } from '../arguments'
import { errors } from '../errors'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { assign, checkNotNegative, Optimizer, type ParamGroup, remembered, type State } from './optimizer' // biome-ignore format: one family

interface Settings {
  /** Learning rate: how far to go along the gradient. */
  lr: number
  /** How much of the last direction is kept. */
  momentum: number
  dampening: number
  /** How strongly parameters are drawn to 0. */
  weightDecay: number
  nesterov: boolean
}
const names = ['lr', 'momentum', 'dampening', 'weightDecay', 'nesterov'] as const

/** Downhill, with momentum if asked for: torch.optim.SGD. */
export class SGD extends Optimizer<Settings> {
  constructor(
    params: ConstructorParameters<typeof Optimizer<Settings>>[0],
    lr: number | Partial<Settings>,
    options?: Partial<Settings>,
  ) {
    const given = byName<Settings>('SGD.__init__', names, [lr, options])
    if (given.lr === undefined) throw errors.optimizerRequired('lr')
    const settings = {
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
      ...given,
    } as Settings
    checkNotNegative('learning rate', settings.lr)
    checkNotNegative('momentum value', settings.momentum)
    checkNotNegative('weight_decay value', settings.weightDecay)
    if (settings.nesterov && (settings.momentum <= 0 || settings.dampening !== 0)) {
      throw errors.nesterov()
    }
    super(params, settings)
  }

  protected update(parameter: Tensor, grad: Raw, state: State, settings: ParamGroup<Settings>) {
    const { lr, momentum, dampening, weightDecay, nesterov } = settings
    const [next, kept] = tf.tidy((): Raw[] => {
      const now = parameter.raw
      const pull = weightDecay ? tf.add(grad, tf.mul(now, weightDecay)) : grad
      if (!momentum) return [tf.sub(now, tf.mul(pull, lr))]
      const before = state.momentumBuffer as Tensor | undefined
      const buffer = before
        ? tf.add(tf.mul(before.raw, momentum), tf.mul(pull, 1 - dampening))
        : tf.clone(pull)
      const direction = nesterov ? tf.add(pull, tf.mul(buffer, momentum)) : buffer
      return [tf.sub(now, tf.mul(direction, lr)), buffer]
    })
    if (kept) {
      if (state.momentumBuffer) assign(state.momentumBuffer as Tensor, kept)
      else {
        remembered(state, 'momentumBuffer', parameter, kept)
        kept.dispose()
      }
    }
    assign(parameter, next)
  }
}
