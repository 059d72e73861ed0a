import wasmAddress from 'pyodide/pyodide.asm.wasm?url'
import digitsAddress from '../../assets/data/digits.safetensors?url'
import { href } from '../../lib/site'
import type { PythonRequest, PythonRun, PythonStart } from '../../sandbox/python'
import { type Ending, Sandbox } from '../../sandbox/sandbox'
import scriptAddress from '../../workers/python.worker?bundle'
import { openFrame } from '../practice/frame'

/** What came of a run, or why it had to be ended. */
export type Outcome = PythonRun | { ending: Ending }

/** One worker serves until its programs took so many milliseconds together. */
const lifetime = 3_600_000

let parts: Promise<{ script: string; start: PythonStart }> | null = null
let open: { sandbox: Sandbox; frame: HTMLElement } | null = null

/** Fetch Python, start it and wait until it is ready; `arrived` is told how many bytes have come. */
export async function warm(arrived: (bytes: number) => void = () => {}): Promise<void> {
  parts ??= fetchParts(arrived)
  const { script, start } = await parts.catch((error) => {
    parts = null // the next one tries again
    throw error
  })
  open ??= openSandbox(script, start)
  if (await open.sandbox.warm()) return
  close('no start')
  throw new Error('Python did not start')
}

/**
 * Run a file for at most `limit` milliseconds. `photo` are the numbers of the photo it may import; `print` is told
 * what it prints, as it prints it.
 */
export async function run(
  source: string,
  photo: Float32Array,
  limit: number,
  print: (text: string) => void,
): Promise<Outcome> {
  await warm()
  if (!open) return { ending: 'stopped' }
  const { sandbox } = open
  sandbox.said = print
  const clock = setTimeout(() => close('time'), limit)
  const answer = await sandbox.ask({ run: source, photo } satisfies PythonRequest, lifetime)
  clearTimeout(clock)
  if (!('failure' in answer)) return JSON.parse(answer.text)
  close(answer.failure)
  return { ending: answer.failure }
}

/** The numbers of a tensor of the last run; null if they are gone. */
export async function values(tensor: number): Promise<Float32Array | null> {
  const answer = await open?.sandbox.ask({ tensor } satisfies PythonRequest, lifetime)
  if (!answer || 'failure' in answer || !answer.bytes.byteLength) return null
  return new Float32Array(answer.bytes)
}

/** End what runs now. */
export const stop = () => close('stopped')

function close(failure: Ending) {
  open?.frame.remove() // the frame goes first: nothing in it can hold this up
  open?.sandbox.close(failure)
  open = null
}

function openSandbox(script: string, start: PythonStart) {
  const { element, port } = openFrame('python.html')
  return { frame: element, sandbox: new Sandbox(port, script, start) }
}

async function fetchParts(arrived: (bytes: number) => void) {
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
