import { moduleNames, type Packed, pack, type Request } from '../lib/exercise'
import type { LinedStep } from '../lib/python/bridge'
import { startPython } from '../lib/python/browser'
import { digitsIn } from '../lib/python/digits'
import type { Python, Ran } from '../lib/python/engine'
import type { Failure } from '../lib/python/failure'
import { files as sources } from '../lib/python/files'
import { observePython } from '../lib/python/observe'
import { firstDevice, fromArray } from '../lib/torch'
import { type Files, offline } from './offline'
import { pieces } from './pieces'
import { strip } from './world'

/** What a fresh worker is told first. */
export interface PythonStart {
  kind: 'python'
  /** What Python is made of beside its program, and the device it computes on. */
  files: Files
  digits?: ArrayBuffer
}

/** Run this file, and keep what it makes until the next one; or hand over the numbers of one of its tensors. */
export type PythonRequest = Request | { run: string; photo?: Float32Array } | { tensor: number }

/** What came of running a file: plain data. */
export interface PythonRun {
  failure: Failure | null
  steps: LinedStep[]
  more: boolean
}

type Post = (message: { nonce: string } & Partial<Packed & { said: string }>) => void

/** Run Python programs, in a worker of the sandbox. Whoever talks must know the nonce; see `public/sandbox.html`. */
export function runPython() {
  const post: Post = postMessage.bind(self)
  self.onerror = () => true
  self.onunhandledrejection = () => false
  self.onmessage = async ({ data: { nonce, start } }: MessageEvent) => {
    const { print, flush } = pieces((said) => post({ nonce, said }))
    const python = await open(start, print)
    self.onmessage = async ({ data }) => {
      const packed = await answer(python, data.request)
      flush()
      post({ nonce, ...packed })
    }
    strip(needed)
    post({ nonce })
  }
}

/** What Python itself works with. */
const needed = ['TextDecoder', 'TextEncoder', 'URL', 'WebAssembly', 'crypto']

async function open({ digits, files }: PythonStart, print: (text: string) => void) {
  const python = await offline(files, async () => {
    await firstDevice(['wasm', 'cpu']) // a device that can be read at once
    return startPython({ print })
  })
  if (digits) python.bridge.data = digitsIn(digits)
  for (const module of moduleNames) {
    await observePython(python, {
      module,
      source: sources['vit.py'],
      python: true,
    })
  }
  return python
}

async function answer(python: Python, request: PythonRequest): Promise<Packed> {
  try {
    if ('module' in request) return pack(await observePython(python, request))
    if ('run' in request) return plain(run(python, request.run, request.photo))
    return { text: '', bytes: numbersOf(request.tensor) }
  } catch {
    return { text: '', bytes: new ArrayBuffer() } // whoever asked cannot read it, and says so
  }
}

let last: Ran | null = null

function run(python: Python, source: string, photo?: Float32Array): PythonRun {
  if (photo) python.bridge.data = { ...python.bridge.data, photo: () => photoOf(photo) }
  last = python.run(source)
  const { failure, steps, more } = last
  return { failure, steps, more }
}

/** The numbers of a tensor of the last run, while they are kept. */
function numbersOf(id: number): ArrayBuffer {
  const tensor = last?.tensors.get(id)
  return Float32Array.from(tensor?.dataNow() ?? []).buffer
}

/** What `import photo` finds in Python: (1, 3, H, W), from −1 to 1. */
function photoOf(pixels: Float32Array) {
  const side = Math.sqrt(pixels.length / 3)
  return fromArray(pixels, [1, 3, side, side])
}

const plain = (told: object): Packed => ({ text: JSON.stringify(told), bytes: new ArrayBuffer() })
