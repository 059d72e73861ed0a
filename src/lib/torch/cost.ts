import { numel } from './shape'
import { operations, type Step } from './trace'

export interface Cost {
  /** Floating-point operations. */
  flops: number
  /** New memory for the result, in bytes (float32); 0 for a view. */
  bytes: number
}

/**
 * What one step costs, by this rule:
 * - a multiplication and the addition that follows count as 2: `linear`, `matmul`, `conv2d` cost 2 × the numbers
 *   that go into one output × the outputs, and 1 more an output for a bias;
 * - an elementwise operation costs 1 an output, and so does each number that is summed;
 * - `softmax` costs 5 a number (maximum, difference, exp, sum, division), `layer_norm` 7 (mean, difference, square,
 *   mean, division by the root, scale, shift), `gelu` 5 (division, erf counted as one, addition, two products);
 * - what only moves or re-reads numbers costs nothing: views, `cat`, `dropout` in eval mode.
 * A module costs what its operations cost.
 */
export function cost(step: Step): Cost {
  if (step.children) {
    return operations(step.children)
      .map(cost)
      .reduce((a, b) => ({ flops: a.flops + b.flops, bytes: a.bytes + b.bytes }), none)
  }
  const shared = step.inputs.some(({ storage }) => storage === step.output.storage)
  return { flops: flops(step), bytes: shared ? 0 : 4 * numel(step.output.shape) }
}

const none: Cost = { flops: 0, bytes: 0 }

/** Operations that move or re-read numbers and compute none. */
const free = new Set(
  '__getitem__ cat chunk clone contiguous dropout embedding expand flatten index_select movedim narrow permute repeat reshape select split squeeze stack swapaxes t transpose unbind unflatten unsqueeze view'.split(
    ' ',
  ),
)

const perNumber: Record<string, number> = { softmax: 5, log_softmax: 5, layer_norm: 7, gelu: 5 }

function flops({ op, inputs, output }: Step): number {
  const outputs = numel(output.shape)
  if (free.has(op)) return 0
  const bias = inputs[2] ? outputs : 0
  if (op === 'linear') return 2 * (inputs[1].shape[1] ?? 0) * outputs + bias
  if (op === 'conv2d') return 2 * numel(inputs[1].shape.slice(1)) * outputs + bias
  if (op === 'matmul' || op === 'bmm' || op === 'mm') {
    return 2 * (inputs[0].shape.at(-1) ?? 0) * outputs
  }
  const read = Math.max(outputs, ...inputs.map(({ shape }) => numel(shape)))
  return (perNumber[op] ?? 1) * read
}
