import { type nn, noGrad, scoped } from '../torch'
import { toTensors } from './batch'
import { batches, type Images, rowsOf } from './data'

/** The class of the largest logit, for every image. */
export async function predict(model: nn.Module, images: Images, batchSize = 360) {
  const predicted: number[] = []
  for (const some of batches(images, rowsOf(images), batchSize)) {
    const classes = await scoped(() => {
      const logits = noGrad(() => model.eval()(toTensors(some).images)) // (b, k)
      return logits.argmax({ dim: -1 }).data()
    })
    predicted.push(...classes)
  }
  return predicted
}

/** The share of images whose class was found. */
export function accuracy(predicted: readonly number[], { labels }: Images): number {
  const right = predicted.filter((label, i) => label === labels[i])
  return right.length / labels.length
}
