import { errors } from '../errors'
import { op } from '../op'
import type { Tensor } from '../tensor'
import { tf } from '../tf'
import { addAtPlaces, knownIntegers } from './integers'

/** For every number the row of the table that it names: (…) and (n, d) → (…, d). */
export function embedding(input: Tensor, weight: Tensor): Tensor {
  if (input.dtype !== 'int64') throw errors.embeddingDtype()
  const [rows, width] = weight.shape
  const numbers = knownIntegers(input)
  for (let i = 0; i < (numbers?.length ?? 0); i++) {
    const at = (numbers as ArrayLike<number>)[i]
    if (at < 0 || at >= rows) throw errors.embeddingOutOfRange()
  }
  return op({
    name: 'embedding',
    inputs: [input, weight],
    shape: [...input.shape, width],
    dtype: 'float32',
    compute: (places, table) => tf.gather(table, places as never),
    backward: (grad, [places]) => [null, addAtPlaces(grad, places, weight.shape, 0, input.dim())],
  })
}
