import type { Call, Shape } from './call'
import { count, shapeOf } from './shapes'

/** Ways in which an operation is often misread; the sentences are in `i18n/drill.ts`. */
export type Slip =
  | 'unmoved'
  | 'inverse'
  | 'patchCount'
  | 'noStride'
  | 'channelsLast'
  | 'channelsKept'
  | 'added'
  | 'toTheEnd'
  | 'otherEnd'
  | 'unexpanded'
  | 'withoutFirst'
  | 'withoutClassToken'
  | 'newAxis'
  | 'noNewAxis'
  | 'keptAxis'
  | 'lostAxis'
  | 'otherAxis'
  | 'oneShort'
  | 'asItCame'
  | 'asWritten'
  | 'left'
  | 'smaller'

/** What the operation gives to one who misreads it. */
export function slipsOf(call: Call): [Slip, Shape][] {
  const { op, inputs, numbers } = call
  const [x] = inputs
  const truth = shapeOf(call) as Shape
  switch (op) {
    case 'Conv2d': {
      const [, out, kernel] = numbers
      const [b, c, ...image] = x
      const [, , h, w] = truth
      return [
        ['patchCount', [b, out, kernel, kernel]],
        ['noStride', [b, out, ...image.map((size) => size - kernel + 1)]],
        ['channelsLast', [b, h, w, out]],
        ['channelsKept', [b, c, h, w]],
      ]
    }
    case 'permute': {
      const inverse = x.map((_, i) => x[numbers.indexOf(i)])
      return [['unmoved', x], ['inverse', inverse]] // biome-ignore format: a table
    }
    case 'transpose':
    case 'squeeze':
      return [['unmoved', x]]
    case 'flatten': {
      const [from, to] = numbers
      const merged = x.slice(from, to + 1)
      const sum = merged.reduce((n, size) => n + size, 0)
      return [
        ['unmoved', x],
        ['added', x.toSpliced(from, merged.length, sum)],
        ['toTheEnd', [...x.slice(0, from), count(x.slice(from))]],
      ]
    }
    case 'unsqueeze':
      return [['otherEnd', numbers[0] ? [1, ...x] : [...x, 1]], ['noNewAxis', x]] // biome-ignore format: a table
    case 'expand':
      return [['unexpanded', x]]
    case 'cat':
      return [
        ...inputs.slice(1).map((shape): [Slip, Shape] => ['withoutFirst', shape]),
        ['newAxis', x.toSpliced(numbers[0], 0, inputs.length)],
      ]
    case 'stack':
      return [['noNewAxis', x.with(numbers[0] < x.length ? numbers[0] : -1, inputs.length * (x[numbers[0]] ?? 1))]] // biome-ignore format: one thought
    case 'chunk':
      return [['unmoved', x]]
    case 'mean':
    case 'var':
    case 'argmax': {
      const [dim, keepdim] = numbers
      if (keepdim) return [['lostAxis', x.toSpliced(dim, 1)], ['unmoved', x]] // biome-ignore format: a table
      const other = x.toSpliced(dim === x.length - 1 ? 0 : x.length - 1, 1)
      return [['keptAxis', x.with(dim, 1)], ['otherAxis', other], ['unmoved', x]] // biome-ignore format: a table
    }
    case 'index':
      return ofIndex(call)
    case 'Linear':
      return [['asItCame', x]]
    case 'weight':
      return [['asWritten', numbers]]
    case 'matmul':
      return [['left', x]]
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
      return inputs.map((shape) => ['smaller', shape])
    case 'softmax':
      return [['lostAxis', x.toSpliced(numbers[0], 1)]]
    case 'PatchEmbedding': {
      const [b, l, d] = truth
      return [['withoutClassToken', [b, l - 1, d]]]
    }
    default:
      return []
  }
}

/** A number takes its axis away; a range keeps it. */
function ofIndex({ inputs: [x], at }: Call): [Slip, Shape][] {
  const axis = at.findIndex((one) => typeof one === 'number')
  if (axis >= 0) {
    const kept = x.with(axis, 1).filter((_, i) => i === axis || typeof at[i] !== 'number')
    return [['keptAxis', kept], ['otherAxis', x.toSpliced(axis ? 0 : 1, 1)]] // biome-ignore format: a table
  }
  const cut = at.length - 1
  const truth = shapeOf({ op: 'index', inputs: [x], numbers: [], at }) as Shape
  return [['unmoved', x], ['oneShort', truth.with(cut, truth[cut] - 1)]] // biome-ignore format: a table
}
