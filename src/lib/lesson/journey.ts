import { operations, Slice, type Step, softmax, type Tensor, trace } from '../torch'
import type { VisionTransformer } from '../vit'

/** What one image goes through in a ViT, as plain numbers. Stations: the embedding, each layer, the last norm. */
export interface Journey {
  /** The tokens at every station, (l, d) each. */
  tokens: Float32Array[]
  /** How the class token shared out its attention in each layer, (nh, l) each. */
  looks: Float32Array[]
  /** What the head would say at every station but the last, which is no layer: probabilities, (k) each. */
  answers: Float32Array[]
  /** (k) */
  logits: Float32Array
}

/** Run the model on one image (1, c, H, W) and read what happened on the way. */
export async function journey(model: VisionTransformer, image: Tensor): Promise<Journey> {
  const { result, steps, tensors } = trace(() => model(image))
  const [embedding, encoder] = steps[0].children as Step[]
  const stations = [embedding, ...(encoder.children as Step[])]
  const output = (step: Step) => tensors.get(step.output.id) as Tensor
  const tokens = stations.map(output) // (1, l, d) each
  const weights = operations(stations).filter(({ op }) => op === 'softmax')
  const looks = weights.map((step) => output(step).index(0, Slice(), 0)) // (nh, l) each
  const answers = tokens.slice(0, -1).map((x) => answer(model, x))
  const read = (all: Tensor[]) => Promise.all(all.map((x) => x.data()))
  return {
    tokens: await read(tokens),
    looks: await read(looks),
    answers: await read(answers),
    logits: await result.data(),
  }
}

/** What the model would say if it stopped at these tokens: its own last norm and head, then softmax. (1, k) */
function answer({ trans, lin }: VisionTransformer, tokens: Tensor): Tensor {
  const cls = trans.norm(tokens).index(Slice(), 0) // (1, d)
  return softmax(lin(cls), { dim: -1 })
}
