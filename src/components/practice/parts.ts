import pythonAddress from 'pyodide/pyodide.asm.wasm?url'
import digitsAddress from '../../assets/data/digits.safetensors?url'
import { href } from '../../lib/site'
import { wasmPaths } from '../../lib/torch/wasm-browser'
import type { PythonStart } from '../../sandbox/python'
import scriptAddress from '../../workers/python.worker?bundle-wasm'

/** What a sandbox for Python is made of. */
export interface PythonParts {
  script: string
  start: PythonStart
}

/** What computes: every browser that this site is for has SIMD. */
const simd = 'tfjs-backend-wasm-simd.wasm'

let parts: Promise<PythonParts> | null = null

/** Fetch Python, once for the page; `arrived` is told how many bytes of `pyodide.asm.wasm`, the largest file, have come. */
export function pythonParts(arrived: (bytes: number) => void = () => {}): Promise<PythonParts> {
  parts ??= fetchParts(arrived)
  parts.catch(() => {
    parts = null // the next one tries again
  })
  return parts
}

async function fetchParts(arrived: (bytes: number) => void): Promise<PythonParts> {
  const [python, script, library, tensors, digits] = await Promise.all([
    fetchBytes(pythonAddress, arrived),
    ...[scriptAddress, href('python.zip'), wasmPaths[simd], digitsAddress].map((address) =>
      fetchBytes(address),
    ),
  ])
  const files = {
    'pyodide.asm.wasm': python,
    'python_stdlib.zip': library,
    [simd]: tensors,
  }
  const start: PythonStart = { kind: 'python', files, digits }
  return { script: new TextDecoder().decode(script), start }
}

async function fetchBytes(
  address: string,
  arrived: (bytes: number) => void = () => {},
): Promise<ArrayBuffer> {
  let bytes = 0
  const response = await fetch(address)
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`)
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, stream) {
      bytes += chunk.length
      arrived(bytes)
      stream.enqueue(chunk)
    },
  })
  return new Response(response.body.pipeThrough(counting)).arrayBuffer()
}
