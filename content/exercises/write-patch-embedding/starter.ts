import { nn, type Tensor } from 'torch'

export class PatchEmbedding extends nn.Module {
  constructor(inChannels: number, patchSize: number, embedDim: number, imageSize: number) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
