import { fromArray, type Tensor } from '../torch'
import type { Images } from './data'

/** Some images as a model gets them: (b, c, H, W) and (b). */
export interface Batch {
  images: Tensor
  labels: Tensor
}

export const toTensors = ({ pixels, labels, shape }: Images): Batch => ({
  images: fromArray(pixels, [labels.length, ...shape]),
  labels: fromArray(labels, [labels.length], 'int64'),
})
