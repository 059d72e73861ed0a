import { type Dtype, manualSeed, optim, type Step, type Tensor, TorchError, tensor } from '../torch'
import { camel } from '../torch/arguments'
import { gradEnabled, noGrad, setGradEnabled } from '../torch/autograd'
import { errors } from '../torch/errors'
import { release } from '../torch/scope'
import { wrapDim } from '../torch/shape'
import { isRecording, openModule, recordStep, untraced } from '../torch/trace'
import { calls } from './calls'
import { decode } from './decode'
import { apart, type Life, living } from './life'
import { fitting, seenIn } from './shared'

interface Held {
  tensor: Tensor
  life: Life
}

/** A step of the learner's program, and the line that made it. */
export interface LinedStep extends Step {
  line?: number | null
}

type Opened = NonNullable<ReturnType<typeof openModule>>
type Optimizer = optim.SGD | optim.Adam | optim.AdamW

/**
 * What Python calls. Tensors are numbers there; nothing but numbers, strings and booleans passes. No call throws: it
 * gives 0, and `why` says what went wrong.
 */
export class Bridge {
  private readonly held = new Map<number, Held>()
  private next = 1
  /** Lives of gradients that Python has seen. */
  private readonly grads = new WeakMap<Tensor, Life>()
  /** What calls that cut several pieces gave: which piece, of which node. */
  private readonly pieces = new WeakMap<Tensor, [at: number, node: string]>()
  /** What Tensor.unfold gave: PyTorch's shares memory, ours is a copy. */
  private readonly windows = new WeakSet<Tensor>()
  private readonly optimizers = new Map<number, Optimizer>()
  private readonly open: Opened[] = []
  private failure: TorchError | null = null
  /** The learner's line at work. */
  line: number | null = null

  /** So many steps are written down. */
  most = Number.POSITIVE_INFINITY
  /** Of so many the numbers are kept for who looks at them afterwards. */
  keeps = Number.POSITIVE_INFINITY
  private steps = 0
  /** Is an operation at work that is made of others, and written down as one step? */
  private hidden = false
  private readonly kept: Life[] = []

  /** Were there more steps than are written down? */
  get full() {
    return this.steps > this.most
  }

  /** Tensors that a program can ask for by name: `import digits`. */
  data: Readonly<Record<string, () => Tensor>> = {}

  /** How many tensors Python holds. */
  get size() {
    return this.held.size
  }

  tensorOf(handle: number): Tensor {
    return this.get(handle).tensor
  }

  /** Give Python a tensor of ours: it lives as long as we let it. */
  lend(tensor: Tensor): number {
    return this.hold(tensor, living(() => tensor, []).life)
  }

  /** Everything of the last program's that it did not free itself. */
  clear() {
    for (const { life } of this.held.values()) life.release()
    this.held.clear()
    for (const life of this.kept.splice(0)) life.release()
    this.steps = 0
    this.optimizers.clear()
    this.open.length = 0
    this.hidden = false
    setGradEnabled(true)
  }

  private get(handle: number): Held {
    const held = this.held.get(handle)
    if (!held) throw new Error(`tensor ${handle} was freed`)
    return held
  }

  private hold(tensor: Tensor, life: Life): number {
    this.held.set(this.next, { tensor, life: life.take() })
    return this.next++
  }

  private op(name: string, kinds: string, line: number, values: unknown[]) {
    this.line = line || null
    const given: Held[] = []
    const args = decode(kinds, values, (handle) => {
      const held = this.get(handle)
      given.push(held)
      return held.tensor
    })
    const lives = given.map(({ life }) => life)
    const call = calls[name]
    const seen = isRecording() && !this.hidden
    if (seen) this.steps++
    const { result, life } = living(
      () => (this.full || this.hidden ? untraced(() => call(...args)) : call(...args)),
      lives,
    )
    if (seen && !this.full && this.steps <= this.keeps) this.kept.push(life.take())
    const handleOf = (made: Tensor | null) => {
      if (!made) return 0
      const same = given.find(({ tensor }) => tensor === made)
      return this.hold(made, same?.life ?? life)
    }
    if ('shape' in result) {
      if (name === 'unfold') this.windows.add(result)
      return handleOf(result)
    }
    const node = cuts[name]
    for (const [at, piece] of result.entries()) {
      if (node && piece) this.pieces.set(piece, [at, node])
    }
    return result.map(handleOf).join()
  }

  /** The functions Python sees. */
  readonly functions = this.guarded({
    op: (name: string, kinds: string, line: number, ...values: unknown[]) =>
      this.op(name, kinds, line, values),
    free: (handle: number) => {
      const held = this.held.get(handle)
      this.held.delete(handle)
      held?.life.release()
    },
    /** Shape, strides, type, and the operation that made it (none: a leaf), in one string. */
    info: (handle: number) => {
      const { shape, strides, dtype, gradFn } = this.tensorOf(handle)
      return [shape, strides, dtype, gradFn?.name ?? ''].join(';')
    },
    requiresGrad: (handle: number) => this.tensorOf(handle).requiresGrad,
    contiguous: (handle: number) => (this.tensorOf(handle).isContiguous() ? 1 : 2),
    /** Which axis is meant, counted from 1: 0 is a failure. */
    axis: (handle: number, dim: number) => 1 + wrapDim(dim, this.tensorOf(handle).dim(), 'size'),
    numbers: (handle: number) => this.tensorOf(handle).dataNow(),
    tensor: (text: string, dtype: Dtype) => {
      const { result, life } = living(() => tensor(JSON.parse(text, unwritable), { dtype }), [])
      return this.hold(result, life)
    },

    data: (name: string) => {
      const { result, life } = living(this.data[name], [])
      return this.hold(result, life)
    },

    backward: (handle: number, gradient: number, retainGraph: boolean) => {
      const given = gradient ? this.tensorOf(gradient) : undefined
      const { life } = living(() => this.tensorOf(handle).backward(given, { retainGraph }), [])
      life.take().release()
      return 1
    },
    grad: (handle: number) => {
      const { tensor, life } = this.get(handle)
      const { grad } = tensor
      if (!grad) return 0
      const known = this.grads.get(grad)
      if (known) return this.hold(grad, known)
      const own = apart(grad.raw)
      this.grads.set(grad, own)
      life.prolong(own)
      return this.hold(grad, own)
    },
    setGrad: (handle: number, gradient: number) => {
      const { tensor, life } = this.get(handle)
      const before = tensor.grad
      const known = before && this.grads.get(before)
      tensor.grad = null
      if (known) life.abandon(known)
      else if (before && !before.isMeta) release(before.raw)
      if (!gradient) return 1
      const given = this.get(gradient)
      tensor.grad = given.tensor
      this.grads.set(given.tensor, given.life)
      life.prolong(given.life)
      return 1
    },
    requireGrad: (handle: number, value: boolean) => {
      this.tensorOf(handle).requiresGrad_(value)
      return 1
    },
    retainGrad: (handle: number) => {
      this.tensorOf(handle).retainGrad()
      return 1
    },
    /** Remember for backward? Says what was so before. */
    setGradEnabled: (mode: boolean) => {
      const before = gradEnabled()
      setGradEnabled(mode)
      return before
    },
    gradEnabled,

    /** May it be changed in place? */
    mayChange: (handle: number) => {
      const { requiresGrad, isLeaf } = this.tensorOf(handle)
      if (requiresGrad && isLeaf && gradEnabled()) throw errors.inPlaceOnLeaf()
      return 1
    },
    /** Put what was computed in the place of a tensor, and of all that share its memory. */
    become: (handle: number, other: number) => {
      this.change(handle, other)
      return 1
    },
    write: (handle: number, other: number) => {
      this.tensorOf(handle).copy_(this.tensorOf(other))
      this.show(handle, false)
      return 1
    },
    manualSeed: (seed: number) => {
      manualSeed(Number(seed))
      return 1
    },

    optimizer: (kind: 'SGD' | 'Adam' | 'AdamW', handles: string, settings: string) => {
      const made = new optim[kind](this.listed(handles), settingsIn(settings) as { lr: number })
      this.optimizers.set(this.next, made)
      return this.next++
    },
    optimize: (number: number, settings: string) => {
      const optimizer = this.optimizers.get(number) as Optimizer
      for (const group of optimizer.paramGroups) Object.assign(group, settingsIn(settings))
      optimizer.step()
      const learned = optimizer.paramGroups.flatMap(({ params }) => params)
      const changed = new Map(learned.map((tensor) => [tensor.storage, tensor]))
      for (const { tensor } of this.held.values()) {
        const own = changed.get(tensor.storage)
        if (own && own !== tensor) this.overwrite(tensor, own)
      }
      return 1
    },
    forget: (number: number) => this.optimizers.delete(number),

    recording: isRecording,
    /** An operation made of others begins; false where it need not be told, or is itself a part of one. */
    hide: () => {
      if (!isRecording() || this.hidden) return false
      this.hidden = true
      return true
    },
    /** It is over; without a name it failed. */
    composed: (name: string, inputs: string, output: string, line: number) => {
      this.hidden = false
      if (!output) return
      this.steps++
      if (this.full) return
      this.line = line || null
      recordStep(name, this.listed(inputs), [], this.listed(output))
      if (this.steps <= this.keeps) this.kept.push(this.get(Number(output)).life.take())
    },
    enter: (name: string, path: string) => {
      const opened = this.full ? null : openModule(name, path)
      if (opened) this.open.push(opened)
      return Boolean(opened)
    },
    leave: (inputs: string, output: string, line: number) => {
      const made = this.listed(output)
      const step = this.open.pop()?.close(this.listed(inputs), made.length ? made : null)
      if (step) (step as LinedStep).line = line || null
    },
    fail: (name: 'onlyOneElement') => {
      throw errors[name]()
    },
    /** Why the last call gave 0: the class of the exception, PyTorch's words, what they mean in zh and en. */
    why: () => {
      const { kind, torch, help } = this.failure as TorchError
      return [kind, torch, help.zh, help.en].join('\0')
    },
  })

  private change(handle: number, other: number) {
    const { tensor: target } = this.get(handle)
    const remembers = gradEnabled()
    const sharing = this.sharing(handle)
    if (this.windows.has(target)) throw errors.inPlaceOnWindows()
    if (remembers && target.requiresGrad) {
      const piece = this.pieces.get(target)
      if (piece) throw errors.inPlaceOnPiece(...piece)
      if (sharing.some(([, { tensor: t }]) => t.requiresGrad && t.isLeaf)) {
        throw errors.inPlaceOnViewOfLeaf()
      }
    }
    const source = this.get(other)
    const fit = () => untraced(() => fitting(target, source.tensor))
    const { result, life } = living(fit, [source.life])
    const led = target.requiresGrad
    const joins = remembers && (target.gradFn !== null || result.gradFn !== null)
    life.take()
    if (joins) this.replace(handle, result, result === source.tensor ? source.life : life)
    else target.copy_(result)
    life.release()
    this.show(handle, joins, led)
  }

  /** Show a change to all that share the tensor's memory; with its history to those that had one if it had (`led`). */
  private show(handle: number, joins: boolean, led = false) {
    const changed = this.get(handle)
    for (const [other, { tensor, life }] of this.sharing(handle)) {
      if (tensor === changed.tensor) continue
      if (joins && tensor.requiresGrad === led) {
        const see = () => untraced(() => seenIn(tensor, changed.tensor))
        const seen = living(see, [life, changed.life])
        seen.life.take()
        if (seen.result) this.replace(other, seen.result, seen.life)
        seen.life.release()
      } else this.overwrite(tensor, changed.tensor)
    }
  }

  /** Only the numbers: no gradient flows back to whoever changed. */
  private overwrite(tensor: Tensor, changed: Tensor) {
    const { result, life } = living(() => noGrad(() => untraced(() => seenIn(tensor, changed))), [])
    if (result) tensor.copy_(result)
    life.take().release()
  }

  /** Another tensor under this number, lying where the last one lay. */
  private replace(handle: number, tensor: Tensor, life: Life) {
    const before = this.get(handle)
    tensor.lieWhere(before.tensor)
    this.held.set(handle, { tensor, life: life.take() })
    before.life.release()
  }

  /** What else Python holds of a tensor's memory. */
  private sharing(handle: number): [number, Held][] {
    const { storage } = this.tensorOf(handle)
    const found: [number, Held][] = []
    for (const [other, held] of this.held) {
      if (held.tensor.storage === storage && other !== handle) found.push([other, held])
    }
    return found
  }

  private listed(handles: string): Tensor[] {
    return handles ? handles.split(',').map((handle) => this.tensorOf(Number(handle))) : []
  }

  private guarded<T extends Record<string, (...args: never[]) => unknown>>(functions: T): T {
    const entries = Object.entries(functions).map(([name, f]) => [
      name,
      (...args: never[]) => {
        try {
          return f(...args)
        } catch (error) {
          this.failure = failureOf(error)
          return 0
        }
      },
    ])
    return Object.fromEntries(entries)
  }
}

const cuts: Readonly<Record<string, string>> = {
  unbind: 'UnbindBackward0',
  split: 'SplitBackward0',
  chunk: 'SplitBackward0',
}

const unwritable = (_: string, value: unknown) =>
  value === 'nan' || value === 'inf' || value === '-inf'
    ? Number(value.replace('inf', 'Infinity'))
    : value

/** `lr=0.1;betas=0.9,0.999` as optim reads it. */
function settingsIn(text: string): Record<string, unknown> {
  const entries = text.split(';').map((part) => {
    const [name, value] = part.split('=')
    const numbers = value.split(',').map(Number)
    const read =
      numbers.length > 1 ? numbers : value === 'true' || (value !== 'false' && numbers[0])
    return [camel(name), read]
  })
  return Object.fromEntries(entries)
}

function failureOf(error: unknown): TorchError {
  if (error instanceof TorchError) return error
  return new TorchError('RuntimeError', String((error as Error).message ?? error), {
    zh: '本站的 torch 在这里出了错；这不一定是你的错。',
    en: 'Something failed inside this site’s torch; it need not be your mistake.',
  })
}
