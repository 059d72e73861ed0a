import { operations, type Step, type Tensor, type TorchError, traceUntilError } from '../torch'
import { PatchEmbedding } from '../vit/patch'
import { type Config, photoSize } from './config'

export interface Run {
  steps: Step[]
  /** The operations alone, in order: the rows of the trace. */
  rows: Step[]
  /** The live tensors behind the rows, by id. */
  tensors: Map<number, Tensor>
  /** What PyTorch would say, if it stops. */
  error: TorchError | null
}

export const build = (c: Config) =>
  new PatchEmbedding(c.channels, c.patchSize, c.embedDim, c.imageSize)

/** Shape of the photos as the model gets them: (b, c, H, W). */
export const inputShape = (c: Config): [number, number, number, number] => {
  const { height, width } = photoSize(c)
  return [c.batch, c.channels, height, width]
}

/** Build the model these settings ask for and trace one forward. The same on every device, `meta` included. */
export function run(config: Config, makeInput: (shape: number[]) => Tensor): Run {
  const { steps, tensors, error } = traceUntilError(() => {
    const model = build(config)
    return model(makeInput(inputShape(config)))
  })
  return { steps, rows: operations(steps), tensors, error: (error as TorchError) ?? null }
}
