import { learned } from './learned'
import { numel } from './numel'
import type { Step } from './step'

/** What a step takes. */
export interface Cost {
  /** Floating-point operations. */
  flops: number
  /** Memory of what it makes, in bytes; 0 for a view, which makes nothing. */
  bytes: number
  /** Numbers learned that it uses. */
  parameters: number
}

/**
 * The rule: a multiply–add is 2 FLOPs, anything else that makes one number from one or two is 1, and so are exp,
 * erf, tanh and a root. So, for each number that comes out:
 *
 * - matmul, bmm, mm: 2 k, where k numbers are added up; linear and conv2d: the same, and 1 for the bias;
 * - softmax, log_softmax, cross_entropy: 5 (largest, subtract, exp, sum, divide);
 * - layer_norm: 5 (sum, subtract, square, sum, scale), and 2 for weight and bias;
 * - gelu: 5 (scale, erf, add, halve, multiply); its tanh form 9;
 * - sums and means: 1 for each number that goes in; var, std, norm: 3;
 * - dropout: 1 in training, else 0; whatever only moves, copies or picks numbers: 0;
 * - all others: 1.
 */
export function cost(step: Step): Cost {
  if (step.children) return totalCost(step.children)
  const made = step.outputs ?? [step.output]
  const isView = step.inputs.some(({ storage }) => storage === step.output.storage)
  return {
    flops: flops(step),
    bytes: isView ? 0 : 4 * made.reduce((sum, { shape }) => sum + numel(shape), 0),
    parameters: learned([step]),
  }
}

/** What steps take together; a parameter that is used twice counts once. */
export function totalCost(steps: readonly Step[]): Cost {
  const costs = steps.map(cost)
  const sum = (key: keyof Cost) => costs.reduce((total, one) => total + one[key], 0)
  return { flops: sum('flops'), bytes: sum('bytes'), parameters: learned(steps) }
}

const moves = new Set(
  `reshape view permute transpose t swapaxes movedim flatten unflatten squeeze unsqueeze expand expand_as repeat
  contiguous clone detach __getitem__ select narrow index_select split chunk unbind cat stack float long bool
  embedding one_hot tril triu masked_fill where`.split(/\s+/),
)
const perInput = new Map([['sum', 1], ['mean', 1], ['cumsum', 1], ['var', 3], ['std', 3], ['norm', 3], ['max', 1], ['min', 1], ['argmax', 1], ['argmin', 1], ['cross_entropy', 5], ['mse_loss', 3]]) // biome-ignore format: a table

function flops({ op, inputs, output, args }: Step): number {
  const made = numel(output.shape)
  if (moves.has(op)) return 0
  if (perInput.has(op)) return (perInput.get(op) as number) * numel(inputs[0].shape)
  switch (op) {
    case 'matmul':
    case 'bmm':
    case 'mm':
      return 2 * made * inputs[0].shape[inputs[0].shape.length - 1]
    case 'linear':
    case 'conv2d': {
      const [, weight, bias] = inputs
      return made * (2 * numel(weight.shape.slice(1)) + (bias ? 1 : 0))
    }
    case 'softmax':
    case 'log_softmax':
      return 5 * made
    case 'layer_norm':
      return made * (5 + inputs.length - 1)
    case 'gelu':
      return made * (args[0] === 'tanh' ? 9 : 5)
    case 'dropout':
      return args[1] && args[0] !== 0 ? made : 0
    case 'scaled_dot_product_attention': {
      const [query, key] = inputs
      const width = query.shape[query.shape.length - 1]
      const rows = numel(query.shape) / width
      const scores = rows * key.shape[key.shape.length - 2]
      return 2 * scores * width + 6 * scores + 2 * made * key.shape[key.shape.length - 2]
    }
    default:
      return made
  }
}
