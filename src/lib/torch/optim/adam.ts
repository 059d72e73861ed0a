import { byName } from '../arguments'
import { errors } from '../errors'
import type { Tensor } from '../tensor'
import { type Raw, tf } from '../tf'
import { assign, checkNotNegative, Optimizer, type ParamGroup, remembered, type State } from './optimizer' // biome-ignore format: one family

interface Settings {
  /** Learning rate: about how far each number moves in one step. */
  lr: number
  /** How much of the running means of gradient and squared gradient is kept. */
  betas: readonly [number, number]
  eps: number
  /** How strongly parameters are drawn to 0. */
  weightDecay: number
}
const names = ['lr', 'betas', 'eps', 'weightDecay'] as const
type Params = ConstructorParameters<typeof Optimizer<Settings>>[0]

/** Steps of the gradient's running mean over the root of its running square: torch.optim.Adam. */
export class Adam extends Optimizer<Settings> {
  constructor(params: Params, lr?: number | Partial<Settings>, options?: Partial<Settings>) {
    super(params, checked('Adam', 0, [lr, options]))
  }

  protected update(parameter: Tensor, grad: Raw, state: State, settings: ParamGroup<Settings>) {
    const { weightDecay } = settings
    adamStep(parameter, state, settings, (now) => [
      now,
      weightDecay ? tf.add(grad, tf.mul(now, weightDecay)) : grad,
    ])
  }
}

/** Adam whose weight decay does not pass through the running means: torch.optim.AdamW. */
export class AdamW extends Optimizer<Settings> {
  constructor(params: Params, lr?: number | Partial<Settings>, options?: Partial<Settings>) {
    super(params, checked('AdamW', 0.01, [lr, options]))
  }

  protected update(parameter: Tensor, grad: Raw, state: State, settings: ParamGroup<Settings>) {
    const { lr, weightDecay } = settings
    adamStep(parameter, state, settings, (now) => [tf.mul(now, 1 - lr * weightDecay), grad])
  }
}

function adamStep(
  parameter: Tensor,
  state: State,
  { lr, betas: [keep1, keep2], eps }: Settings,
  decayed: (now: Raw) => [Raw, Raw],
) {
  const step = ((state.step as number | undefined) ?? 0) + 1
  state.step = step
  const mean = remembered(state, 'expAvg', parameter)
  const square = remembered(state, 'expAvgSq', parameter)
  const [next, nextMean, nextSquare] = tf.tidy((): Raw[] => {
    const [now, pull] = decayed(parameter.raw)
    const m = tf.add(tf.mul(mean.raw, keep1), tf.mul(pull, 1 - keep1))
    const v = tf.add(tf.mul(square.raw, keep2), tf.mul(tf.square(pull), 1 - keep2))
    // The running means start at 0; early steps make up for it.
    const root = tf.div(tf.sqrt(v), Math.sqrt(1 - keep2 ** step))
    const move = tf.mul(tf.div(m, tf.add(root, eps)), lr / (1 - keep1 ** step))
    return [tf.sub(now, move), m, v]
  })
  assign(mean, nextMean)
  assign(square, nextSquare)
  assign(parameter, next)
}

function checked(name: string, weightDecay: number, given: readonly unknown[]): Settings {
  const settings: Settings = {
    lr: 1e-3,
    betas: [0.9, 0.999],
    eps: 1e-8,
    weightDecay,
    ...byName<Settings>(`${name}.__init__`, names, given),
  }
  checkNotNegative('learning rate', settings.lr)
  checkNotNegative('epsilon value', settings.eps)
  settings.betas.forEach((beta, at) => {
    if (!(beta >= 0 && beta < 1)) {
      throw errors.optimizerValue(`beta parameter at index ${at}`, beta)
    }
  })
  checkNotNegative('weight_decay value', settings.weightDecay)
  return settings
}
