import {
  type Dtype,
  manualSeed,
  nn,
  optim,
  type Step,
  type Tensor,
  TorchError,
  tensor,
} from '../torch'
import { gradEnabled, setGradEnabled } from '../torch/autograd'
import { errors } from '../torch/errors'
import { release } from '../torch/scope'
import { wrapDim } from '../torch/shape'
import { isRecording, openModule, untraced } from '../torch/trace'
import { type Calls, callsOver } from './calls'
import { decode } from './decode'
import { apart, type Life, living } from './life'

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
  private readonly optimizers = new Map<number, Optimizer>()
  private readonly open: Opened[] = []
  private failure: TorchError | null = null
  /** The learner's line at work. */
  line: number | null = null
  /** The operations that Python finds by name; a check puts its own dropout in their place. */
  calls: Calls = callsOver(nn.functional)

  /** So many steps are written down. */
  most = Number.POSITIVE_INFINITY
  /** Of so many the numbers are kept for who looks at them afterwards. */
  keeps = Number.POSITIVE_INFINITY
  private steps = 0
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
    const call = this.calls[name]
    if (isRecording()) this.steps++
    const { result, life } = living(
      () => (this.full ? untraced(() => call(...args)) : call(...args)),
      lives,
    )
    if (isRecording() && !this.full && this.steps <= this.keeps) this.kept.push(life.take())
    const handleOf = (made: Tensor | null) => {
      if (!made) return 0
      const same = given.find(({ tensor }) => tensor === made)
      return this.hold(made, same?.life ?? life)
    }
    return 'shape' in result ? handleOf(result) : result.map(handleOf).join()
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
    /** Shape, strides, type, leaf or not, and what made it, in one string. */
    info: (handle: number) => {
      const { shape, strides, dtype, isLeaf, gradFn } = this.tensorOf(handle)
      return [shape, strides, dtype, Number(isLeaf), gradFn?.name ?? ''].join(';')
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
    /** Put the numbers of another tensor in its place. 2 where it has a history now: then it is that other tensor. */
    become: (handle: number, other: number) => {
      const [target, source] = [this.tensorOf(handle), this.tensorOf(other)]
      if (target.gradFn || source.gradFn) return 2
      target.copy_(source)
      return 1
    },
    write: (handle: number, other: number) => {
      this.tensorOf(handle).copy_(this.tensorOf(other))
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
      return 1
    },
    forget: (number: number) => this.optimizers.delete(number),

    recording: isRecording,
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
const camel = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())

function failureOf(error: unknown): TorchError {
  if (error instanceof TorchError) return error
  return new TorchError('RuntimeError', String((error as Error).message ?? error), {
    zh: '本站的 torch 在这里出了错；这不一定是你的错。',
    en: 'Something failed inside this site’s torch; it need not be your mistake.',
  })
}
