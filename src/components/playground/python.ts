import type { PythonRequest, PythonRun, PythonStart } from '../../sandbox/python'
import { type Ending, Sandbox } from '../../sandbox/sandbox'
import { openFrame } from '../practice/frame'
import { pythonParts } from '../practice/parts'

/** What came of a run, or why it had to be ended. */
export type Outcome = PythonRun | { ending: Ending }

/** One worker serves until its programs took so many milliseconds together. */
const lifetime = 3_600_000

let open: { sandbox: Sandbox; frame: HTMLElement } | null = null

/** Fetch Python, start it and wait until it is ready; `arrived` is told how many bytes have come. */
export async function warm(arrived: (bytes: number) => void = () => {}): Promise<void> {
  const { script, start } = await pythonParts(arrived)
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
  const asked = open
  const answer = await asked?.sandbox.ask({ tensor } satisfies PythonRequest, lifetime)
  if (answer && 'failure' in answer && open === asked) close(answer.failure)
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
