import type { Remote } from 'comlink'
import type { Device } from '../../lib/torch'
import type { Compute } from '../../workers/compute.worker'

/** The worker that computes, started when the first figure asks and replaced if its device is lost. */
export interface Computer {
  device: Device
  compute: Remote<Compute>
}

let computer: Promise<Computer> | null = null

/** The device a link asks for (`?device=webgpu`), else null. */
const asked = () => new URLSearchParams(location.search).get('device') as Device | null

export function getComputer(): Promise<Computer> {
  computer ??= startComputer(asked())
  return computer
}

async function startComputer(device: Device | null): Promise<Computer> {
  const worker = new Worker(new URL('../../workers/compute.worker.ts', import.meta.url), {
    type: 'module',
  })
  const { wrap } = await import('comlink')
  const compute = wrap<Compute>(worker)
  try {
    return { compute, device: await compute.start(device) }
  } catch (error) {
    worker.terminate()
    if (device) return startComputer(null) // what the link asks for is not here
    throw error
  }
}

/** Start again on a device that needs no GPU, after the GPU went away. */
export function replaceComputer(): Promise<Computer> {
  computer = startComputer('wasm')
  return computer
}
