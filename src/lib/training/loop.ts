import { nn, randperm, scoped } from '../torch'
import { type Batch, toTensors } from './batch'
import { batches, type Images } from './data'

/** What moves the parameters: any of `optim`. */
export interface Stepper {
  step: () => void
  zeroGrad: () => void
}

export interface Plan {
  epochs: number
  batchSize: number
}

/** How far a training is, after one update. */
export interface Progress {
  epoch: number
  /** Updates so far. */
  step: number
  /** Mean cross-entropy of the batch, before its update. */
  loss: number
}

/** Train, one update for each value asked for: who takes the values may draw them, wait, or stop. */
export async function* train(
  model: nn.Module,
  optimizer: Stepper,
  images: Images,
  { epochs, batchSize }: Plan,
): AsyncGenerator<Progress> {
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const some of batches(images, await shuffled(images.labels.length), batchSize)) {
      const loss = await scoped(() => update(model.train(), optimizer, toTensors(some)))
      yield { epoch, step: ++step, loss }
    }
  }
}

/** Look, be surprised, learn. */
async function update(model: nn.Module, optimizer: Stepper, { images, labels }: Batch) {
  const loss = nn.functional.crossEntropy(model(images), labels)
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  return await loss.item()
}

const shuffled = (n: number) => scoped(async () => [...(await randperm(n).data())])
