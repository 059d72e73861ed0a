import { fromArray, type Tensor } from '../torch'
import type { Images } from '../training/data'
import { readDigits } from '../training/digits'

/** What `import digits` finds in Python. */
export function digitsIn(file: ArrayBuffer | Uint8Array): Record<string, () => Tensor> {
  const { train, test } = readDigits(file)
  const pixels = ({ pixels, labels, shape }: Images) => fromArray(pixels, [labels.length, ...shape])
  const labels = ({ labels }: Images) => fromArray(labels, [labels.length], 'int64')
  return {
    images: () => pixels(train),
    labels: () => labels(train),
    test_images: () => pixels(test),
    test_labels: () => labels(test),
  }
}
