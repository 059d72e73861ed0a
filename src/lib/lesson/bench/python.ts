import { type Bench, type Call, count } from './calls'

/** The chain as PyTorch, one line an operation, as a reader would paste it. */

export const startLine = (sizes: readonly number[]) =>
  `x = torch.arange(${count(sizes)}).reshape(${sizes.join(', ')})`

export const callText = ({ op, args }: Call) => `${op}(${args.join(', ')})`

/** `add` needs its second tensor first. */
export function callLines(call: Call, unit: number | undefined): string[] {
  if (call.op !== 'add') return [`x = x.${callText(call)}`]
  const multiples = `torch.arange(1, ${count(call.args) + 1})`
  const shaped = call.args.length > 1 ? `${multiples}.reshape(${call.args.join(', ')})` : multiples
  return [`b = ${unit ?? 10} * ${shaped}`, 'x = x + b']
}

export const program = ({ sizes, calls }: Bench, units: readonly (number | undefined)[]) =>
  ['import torch', startLine(sizes), ...calls.flatMap((call, i) => callLines(call, units[i]))].join(
    '\n',
  )
