import { readdirSync, readFileSync } from 'node:fs'
import { readSafetensors, type Writable, writeSafetensors } from '../../src/lib/torch/safetensors'

const folder = new URL('../goldens/', import.meta.url)

export const names = readdirSync(folder)
  .filter((file) => file.endsWith('.safetensors'))
  .map((file) => file.replace('.safetensors', ''))
  .sort()

export const read = (name: string) =>
  new Uint8Array(readFileSync(new URL(`${name}.safetensors`, folder)))

/** A golden with something changed in it. */
export function changed(
  name: string,
  edit: (tensors: Map<string, Writable>, metadata: Map<string, string>) => void,
): Uint8Array {
  const file = readSafetensors(read(name))
  const tensors = new Map<string, Writable>(file.tensors)
  const metadata = new Map(file.metadata)
  edit(tensors, metadata)
  return writeSafetensors(tensors, metadata)
}

/** The same tensor with number `at` moved by `by`. */
export function moved(tensor: Writable | undefined, by: number, at = 0): Writable {
  if (!tensor) throw new Error('no such tensor')
  const data = Array.from(tensor.data)
  data[at] += by
  return { ...tensor, data }
}
