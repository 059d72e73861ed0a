import type { KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import { numel } from '../shape'
import { tf } from '../tf'

/** What this file needs to know of tfjs's wasm backend. */
interface Wasm {
  makeOutput(shape: number[], dtype: string): TensorInfo
  disposeData(id: object): void
  dataIdMap: { get(id: object): { memoryOffset: number } }
  wasm: {
    cwrap(name: string, returns: null, types: string[]): (...args: unknown[]) => void
    tfjs: {
      registerTensor(id: number, size: number, offset: number): void
      disposeData(id: number): void
    }
  }
}
interface Call {
  inputs: { a: TensorInfo; b: TensorInfo }
  attrs: { transposeA: boolean; transposeB: boolean }
  backend: Wasm
}
type Kernel = (call: {
  inputs: Record<string, TensorInfo>
  attrs?: NamedAttrMap | Call['attrs']
  backend: Wasm
}) => TensorInfo

/**
 * Matrix products on wasm, two to ten times faster. tfjs uses its fast routine only for one product in which nothing is
 * transposed, and a plain loop for all others; so transpose first, and call the routine once for each matrix of a
 * stack, on the memory where that matrix lies.
 */
export function installFastMatmul() {
  const old = tf.getKernel('BatchMatMul', 'wasm') as KernelConfig & { fast?: true }
  if (old.fast) return
  const plain = old.kernelFunc as unknown as Kernel
  const kernelFunc = (call: Call) => (isWorthIt(call) ? fast(call, plain) : plain(call as never))
  tf.unregisterKernel('BatchMatMul', 'wasm')
  tf.registerKernel({ ...old, kernelFunc: kernelFunc as never, fast: true } as KernelConfig)
}

const stack = ({ shape }: TensorInfo) => numel(shape.slice(0, -2))

/** Calls cost some microseconds each; tiny matrices are done sooner in the plain loop. */
function isWorthIt({ inputs: { a, b }, attrs }: Call): boolean {
  const work = (numel(a.shape) / stack(a)) * (b.shape.at(attrs.transposeB ? -2 : -1) as number)
  return stack(a) === stack(b) && work > 8000
}

function fast(call: Call, plain: Kernel): TensorInfo {
  const { backend, attrs } = call
  const a = attrs.transposeA ? transposed(call.inputs.a, backend) : call.inputs.a
  const b = attrs.transposeB ? transposed(call.inputs.b, backend) : call.inputs.b
  const one = stack(a) === 1
  const inputs = { a, b }
  const untransposed = { transposeA: false, transposeB: false }
  const out = one ? plain({ inputs, attrs: untransposed, backend }) : eachMatrix(a, b, backend)
  if (attrs.transposeA) backend.disposeData(a.dataId)
  if (attrs.transposeB) backend.disposeData(b.dataId)
  return out
}

function transposed(x: TensorInfo, backend: Wasm): TensorInfo {
  const rank = x.shape.length
  const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2]
  const transpose = tf.getKernel('Transpose', 'wasm').kernelFunc as unknown as Kernel
  return transpose({ inputs: { x }, attrs: { perm }, backend })
}

let nextAlias = 2 ** 30 // far from the backend's own numbers

function eachMatrix(a: TensorInfo, b: TensorInfo, backend: Wasm): TensorInfo {
  const { tfjs } = backend.wasm
  const multiply = routine(backend)
  const [n, k] = a.shape.slice(-2)
  const m = b.shape[b.shape.length - 1]
  const out = backend.makeOutput([...a.shape.slice(0, -2), n, m], 'float32')
  const bytes = (...shape: number[]) => new Uint8Array(new Int32Array(shape).buffer)
  const [left, right] = [bytes(1, n, k), bytes(1, k, m)]
  const parts = [
    { size: n * k, offset: backend.dataIdMap.get(a.dataId).memoryOffset },
    { size: k * m, offset: backend.dataIdMap.get(b.dataId).memoryOffset },
    { size: n * m, offset: backend.dataIdMap.get(out.dataId).memoryOffset },
  ]
  for (let i = 0; i < stack(a); i++) {
    const [x, y, z] = parts.map(({ size, offset }) => {
      tfjs.registerTensor(nextAlias, size, offset + 4 * size * i)
      return nextAlias++
    })
    multiply(x, left, 3, y, right, 3, 0, 0, z)
    for (const alias of [x, y, z]) tfjs.disposeData(alias)
  }
  return out
}

const routines = new WeakMap<Wasm, (...args: unknown[]) => void>()
function routine(backend: Wasm) {
  const types = 'number array number number array number number number number'.split(' ')
  const known = routines.get(backend) ?? backend.wasm.cwrap('BatchMatMul', null, types)
  routines.set(backend, known)
  return known
}
