import wasmAddress from 'pyodide/pyodide.asm.wasm?url'
import digitsAddress from '../../assets/data/digits.safetensors?url'
import { href } from '../../lib/site'
import type { PythonStart } from '../../sandbox/python'
import scriptAddress from '../../workers/python.worker?bundle'

/** What a sandbox for Python is made of. */
export interface PythonParts {
  script: string
  start: PythonStart
}

let parts: Promise<PythonParts> | null = null

/** Fetch Python, once for the page; `arrived` is told how many bytes have come. */
export function pythonParts(arrived: (bytes: number) => void = () => {}): Promise<PythonParts> {
  parts ??= fetchParts(arrived)
  parts.catch(() => {
    parts = null // the next one tries again
  })
  return parts
}

async function fetchParts(arrived: (bytes: number) => void): Promise<PythonParts> {
  let bytes = 0
  const get = (address: string) =>
    fetchBytes(address, (more) => {
      bytes += more
      arrived(bytes)
    })
  const [script, wasm, library, digits] = await Promise.all(
    [scriptAddress, wasmAddress, href('python.zip'), digitsAddress].map(get),
  )
  const start: PythonStart = { kind: 'python', wasm, library, digits }
  return { script: new TextDecoder().decode(script), start }
}

async function fetchBytes(address: string, arrived: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(address)
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`)
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, stream) {
      arrived(chunk.length)
      stream.enqueue(chunk)
    },
  })
  return new Response(response.body.pipeThrough(counting)).arrayBuffer()
}
