import { fromArray } from '../create'
import type { Module } from '../nn'
import type { Dtype } from '../op'
import type { Tensor } from '../tensor'
import { problems } from './error'
import type { SafetensorsFile, StoredDtype, StoredTensor } from './format'
import { type Writable, writeSafetensors } from './write'

/** The file's tensors whose names begin with `prefix`, by the rest of their names. */
export function toTensors(file: SafetensorsFile, prefix = ''): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  for (const [name, stored] of file.tensors) {
    if (name.startsWith(prefix)) tensors.set(name.slice(prefix.length), toTensor(name, stored))
  }
  return tensors
}

export function toTensor(name: string, { dtype, shape, data }: StoredTensor): Tensor {
  if (dtype === 'I64' && data.some((n) => n !== (n | 0))) throw problems.beyondInt32(name)
  return fromArray(data, shape, dtypes[dtype])
}

const dtypes: Record<StoredDtype, Dtype> = {
  F32: 'float32',
  F16: 'float32',
  BF16: 'float32',
  I64: 'int64',
  I32: 'int64',
  U8: 'int64',
  BOOL: 'bool',
}

/** A model's weights as a file: `load_state_dict(load_file(path))` in PyTorch takes it. */
export async function stateToSafetensors(
  module: Module,
  metadata: ReadonlyMap<string, string> = new Map([['format', 'pt']]),
): Promise<Uint8Array<ArrayBuffer>> {
  const state = new Map<string, Writable>()
  for (const [name, parameter] of module.stateDict()) {
    state.set(name, { dtype: 'F32', shape: parameter.shape, data: await parameter.data() })
  }
  return writeSafetensors(state, metadata)
}
