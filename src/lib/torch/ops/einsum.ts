import { eye } from '../create'
import { errors } from '../errors'
import { composite } from '../op'
import { numel } from '../shape'
import type { Tensor } from '../tensor'
import { mul } from './arithmetic'
import { bmm } from './matmul'
import { permute } from './permute'
import { sum } from './reduce'
import { reshape, squeeze, unsqueeze } from './reshape'

/**
 * Sums of products, said with letters: `einsum('bhid,bhjd->bhij', q, k)` multiplies wherever letters meet and sums
 * over those that are missing on the right. Worked out by permute, reshape and bmm, two tensors at a time.
 */
export function einsum(equation: string, ...given: Tensor[] | [Tensor[]]): Tensor {
  const operands = given.flat()
  const { inputs, output } = parse(equation, operands)
  return composite('einsum', operands, [equation], () => {
    const summed = [...new Set(inputs.flat())].filter((letter) => !output.includes(letter))
    const all = [...output, ...summed]
    const [first, ...others] = operands.map((x, i) => aligned(x, inputs[i], all))
    const result = others.reduce((a, b, i) => {
      const later = inputs.slice(i + 2).flat()
      return pair(a, b, all.map((l) => summed.includes(l) && !later.includes(l))) // biome-ignore format: one thought
    }, first)
    return finish(result, output.length)
  })
}

/** The letters of each operand and of the result; `...` becomes numbered letters, counted from the right. */
function parse(equation: string, operands: Tensor[]) {
  const [left, right] = equation.replaceAll(' ', '').split('->')
  const parts = left.split(',')
  if (parts.length !== operands.length) throw errors.einsumOperands(operands.length < parts.length)
  const sizes = new Map<string, number>()
  const inputs = parts.map((part, at) => {
    const { shape } = operands[at]
    const letters = spell(part, shape.length)
    if (letters.length !== shape.length) {
      throw errors.einsumRank(part.length, shape.length, at)
    }
    letters.forEach((letter, i) => {
      const before = sizes.get(letter) ?? 1
      if (before !== 1 && shape[i] !== 1 && before !== shape[i]) {
        throw errors.einsumSize(letter, shape[i], at, before)
      }
      sizes.set(letter, Math.max(before, shape[i]))
    })
    return letters
  })
  const dots = [...sizes.keys()].filter((letter) => letter.length > 1).sort().reverse() // biome-ignore format: one thought
  if (right === undefined) {
    const letters = inputs.flat()
    const once = letters.filter((l) => l.length === 1 && letters.indexOf(l) === letters.lastIndexOf(l)) // biome-ignore format: one thought
    return { inputs, output: [...dots, ...once.sort()] }
  }
  const output = spell(right, right.replace('...', '').length + dots.length)
  for (const letter of output) if (!sizes.has(letter)) throw errors.einsumOutput(letter)
  return { inputs, output }
}

function spell(part: string, rank: number): string[] {
  const plain = part.replace('...', '')
  const wrong = [...plain].findIndex((letter) => !/[a-zA-Z]/.test(letter))
  if (wrong >= 0) throw errors.einsumLetter(wrong)
  const at = part.indexOf('...')
  if (at < 0) return [...plain]
  const count = rank - plain.length
  const dots = Array.from({ length: Math.max(count, 0) }, (_, i) => `...${count - 1 - i}`)
  return [...plain.slice(0, at), ...dots, ...plain.slice(at)]
}

/** One axis for each letter, in one order for all; axes of letters that an operand lacks have size 1. */
function aligned(x: Tensor, letters: string[], all: string[]): Tensor {
  let tensor = x
  let own = letters
  for (let i = 0; i < own.length; i++) {
    // A letter twice in one operand means its diagonal.
    const first = own.indexOf(own[i])
    if (first === i) continue
    tensor = diagonal(tensor, first, i)
    own = own.filter((_, at) => at !== i)
    i--
  }
  const present = all.filter((letter) => own.includes(letter))
  tensor = permute(tensor, ...present.map((letter) => own.indexOf(letter)))
  all.forEach((letter, axis) => {
    if (!own.includes(letter)) tensor = unsqueeze(tensor, axis)
  })
  return tensor
}

function diagonal(x: Tensor, first: number, second: number): Tensor {
  const size = x.shape[first]
  const shape = x.shape.map((_, i) => (i === first || i === second ? size : 1))
  return sum(mul(x, reshape(eye(size), shape)), second)
}

/** The product of both, summed over the axes marked, which stay with size 1. (PyTorch: sumproduct_pair.) */
function pair(a: Tensor, b: Tensor, sums: boolean[]): Tensor {
  const axes = a.shape.map((_, i) => i)
  const [inA, inB] = [a, b].map((x) => axes.filter((i) => x.shape[i] !== 1))
  const alone = (x: number[], y: number[]) => x.filter((i) => sums[i] && !y.includes(i))
  const left = alone(inA, inB).length ? sum(a, alone(inA, inB), true) : a
  const right = alone(inB, inA).length ? sum(b, alone(inB, inA), true) : b
  const summed = axes.filter((i) => sums[i])
  if (!summed.length) return mul(left, right)
  const kept = axes.filter((i) => !sums[i])
  const both = kept.filter((i) => inA.includes(i) && inB.includes(i))
  const onlyA = kept.filter((i) => inA.includes(i) && !inB.includes(i))
  const onlyB = kept.filter((i) => !both.includes(i) && !onlyA.includes(i))
  const count = (x: Tensor, list: number[]) => numel(list.map((i) => x.shape[i]))
  const stack = [count(left, both), count(left, onlyA), count(left, summed)]
  const pile = [count(left, both), count(right, summed), count(right, onlyB)]
  const product = bmm(
    reshape(permute(left, ...both, ...onlyA, ...summed, ...onlyB), stack),
    reshape(permute(right, ...both, ...summed, ...onlyB, ...onlyA), pile),
  )
  const order = [...both, ...onlyA, ...summed, ...onlyB]
  const size = (i: number) => (sums[i] ? 1 : Math.max(a.shape[i], b.shape[i]))
  return permute(reshape(product, order.map(size)), ...axes.map((i) => order.indexOf(i))) // biome-ignore format: one thought
}

/** Without the axes behind the result's: summed if nothing has done so yet. */
function finish(x: Tensor, rank: number): Tensor {
  const rest = x.shape.map((_, i) => i).slice(rank)
  const long = rest.filter((i) => x.shape[i] !== 1)
  let result = long.length ? sum(x, long, true) : x
  for (const axis of rest.reverse()) result = squeeze(result, axis)
  return result
}
