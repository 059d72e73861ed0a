import { compareGolden, type ParityReport } from '../parity'
import type { Python } from './engine'
import { classOf } from './module'

/** `compareGolden`, of the classes of a Python file. */
export async function comparePython(
  python: Python,
  source: string,
  bytes: ArrayBuffer | Uint8Array,
): Promise<ParityReport> {
  const { failure } = python.run(source)
  if (failure) throw new Error(failure.message)
  return compareGolden(bytes, (module) => classOf(python, module))
}
