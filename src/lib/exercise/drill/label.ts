import type { Call } from './call'

const signs: Record<string, string> = { add: '+', sub: '-', mul: '*', div: '/', pow: '**', matmul: '@' } // biome-ignore format: a table
const byName = /^(cat|stack|softmax|mean|var|argmax)$/

/** An operation with its numbers, as Python writes it: `permute(0, 2, 3, 1)`, `[:, 0]`, `@`. */
export function label({ op, numbers, at }: Call): string {
  if (op === 'index') return `[${at.map(range).join(', ')}]`
  if (op in signs) return signs[op]
  if (op === 'Conv2d') {
    const [into, out, kernel, stride] = numbers
    return `Conv2d(${into}, ${out}, kernel_size=${kernel}, stride=${stride})`
  }
  const [dim, keepdim] = numbers
  if (byName.test(op)) return `${op}(dim=${dim}${keepdim ? ', keepdim=True' : ''})`
  return numbers.length ? `${op}(${numbers.join(', ')})` : op
}

const range = (at: Call['at'][number]) =>
  typeof at === 'number' ? at : `${at.from ?? ''}:${at.to ?? ''}`
