import { wasmPaths } from '#wasm-paths'
import { TorchError } from './errors'
import { installWalks } from './kernels/cpu-walk'
import { installFastMatmul } from './kernels/wasm-matmul'
import { loadTf, tf } from './tf'

/** Where numbers are computed. `meta` computes none: it knows shapes alone and needs no memory. */
export type Device = 'webgpu' | 'wasm' | 'cpu' | 'meta'

let current: Device = 'meta'
export const device = () => current

/** Compute on `name` from now on. Rejects if this machine has no such device, or it computes wrongly. */
export async function setDevice(name: Device): Promise<void> {
  if (name !== 'meta') {
    await loadTf()
    await start[name]()
    if (!(await tf.setBackend(name))) throw noDevice(name)
    await selfTest(name)
  }
  current = name
}

/** The first of `wanted` that works here. */
export async function firstDevice(wanted: readonly Device[]): Promise<Device> {
  for (const name of wanted) {
    try {
      await setDevice(name)
      return name
    } catch (error) {
      console.info(`${name}: ${(error as Error).message}`)
    }
  }
  throw noDevice(wanted.at(-1) ?? 'cpu')
}

/**
 * The devices to try, fastest first. A software GPU adapter is many times slower than wasm, so WebGPU
 * comes first only on real hardware.
 */
export async function preferredDevices(): Promise<Device[]> {
  const adapter = await requestAdapter()
  const software = !adapter || adapter.info.isFallbackAdapter
  return software ? ['wasm', 'cpu'] : ['webgpu', 'wasm', 'cpu']
}

const requestAdapter = async () =>
  (await globalThis.navigator?.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null

const start = {
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu')
    installWalks()
  },
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm/dist/base')
    const { registerWasmKernels } = await import('./kernels/wasm-all')
    registerWasmKernels()
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false) // threads need headers that a static host cannot send
    setWasmPaths(wasmPaths)
    installFastMatmul()
  },
  webgpu: async () => {
    // tfjs would fall back in silence; ask first.
    if (!(await requestAdapter())) throw noDevice('webgpu')
    await import('@tensorflow/tfjs-backend-webgpu')
  },
}

/** Small sums with known answers: some drivers return zeros without a word. */
async function selfTest(name: Device) {
  const loss = (x: ReturnType<typeof tf.tensor>) =>
    tf.sum(tf.square(tf.softmax(tf.matMul(x, x)))) as ReturnType<typeof tf.scalar>
  const x = tf.tensor2d([[0.1, 0.2], [0.3, 0.4]]) // biome-ignore format: a matrix
  const { value, grad } = tf.valueAndGrad(loss)(x)
  const got = [...(await value.data()), ...(await grad.data())]
  for (const raw of [x, value, grad]) raw.dispose()
  if (!got.every((n, i) => Math.abs(n - selfTestAnswer[i]) < 1e-4)) {
    throw new TorchError('RuntimeError', `device ${name} computes wrong numbers: ${got}`, {
      zh: `${name} 在这台机器上算错了，换下一个设备。`,
      en: `${name} computes wrong numbers on this machine; the next device is tried.`,
    })
  }
}
/** The same in PyTorch: the loss, then its gradient. */
const selfTestAnswer = [1.0007246, -0.0052415, 0.0067409, -0.006741, 0.0102352]

const noDevice = (name: Device) =>
  new TorchError('RuntimeError', `device ${name} is not available`, {
    zh: `这里没有 ${name}。`,
    en: `There is no ${name} here.`,
  })
