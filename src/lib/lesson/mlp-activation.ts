import { fromArray, linspace, nn, noGrad, type Tensor } from '../torch'

/** An activation at many places: its values and its derivatives there. */
export interface Curve {
  values: Float32Array
  slopes: Float32Array
}

const activations = {
  gelu: new nn.GELU(),
  tanh: new nn.GELU({ approximate: 'tanh' }),
  relu: new nn.ReLU(),
}
export type Activation = keyof typeof activations
export const names = Object.keys(activations) as Activation[]
export type Curves = Record<Activation, Curve> & { x: Float32Array }

/** The three activations at `count` places from −`reach` to `reach`; backward gives the derivatives. */
export async function activationCurves(reach: number, count: number): Promise<Curves> {
  const curve = async (name: Activation): Promise<Curve> => {
    const x = linspace(-reach, reach, count).requiresGrad_()
    const y = activations[name](x)
    y.sum().backward()
    return { values: await y.data(), slopes: await (x.grad as Tensor).data() }
  }
  return {
    x: await linspace(-reach, reach, count).data(),
    gelu: await curve('gelu'),
    tanh: await curve('tanh'),
    relu: await curve('relu'),
  }
}

/** What an activation makes of these numbers. */
export const bend = (name: Activation, numbers: Float32Array) =>
  noGrad(() => activations[name](fromArray(numbers, [numbers.length]))).data()

/** The largest distance of two rows of numbers, and where it is. */
export function farthest(a: Float32Array, b: Float32Array): { at: number; distance: number } {
  let at = 0
  for (let i = 0; i < a.length; i++) {
    if (Math.abs(a[i] - b[i]) > Math.abs(a[at] - b[at])) at = i
  }
  return { at, distance: Math.abs(a[at] - b[at]) }
}

/** How many numbers fall into each of `count` equal bins from `from` to `to`; those outside fall into none. */
export function histogram(numbers: Float32Array, from: number, to: number, count: number) {
  const bins = new Uint32Array(count)
  const scale = count / (to - from)
  for (const n of numbers) {
    const bin = Math.floor((n - from) * scale)
    if (bin >= 0 && bin < count) bins[bin]++
  }
  return bins
}

/** The share of numbers below zero. */
export const below = (numbers: Float32Array) => share(numbers, (n) => n < 0)

/** The share of numbers that are zero. */
export const zeros = (numbers: Float32Array) => share(numbers, (n) => n === 0)

const share = (numbers: Float32Array, is: (n: number) => boolean) =>
  numbers.reduce((count, n) => count + Number(is(n)), 0) / numbers.length
