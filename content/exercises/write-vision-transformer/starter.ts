import { nn, type Tensor } from 'torch'

export class VisionTransformer extends nn.Module {
  constructor(
    imageSize: number,
    inChannels: number,
    numClasses: number,
    patchSize: number,
    embedDim: number,
    depth: number,
    numHeads: number,
    mlpDim: number,
    dropout = 0.0,
  ) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
