import { nn, type Tensor } from 'torch'

export class TransformerEncoderBlock extends nn.Module {
  constructor(embedDim: number, numHeads: number, mlpDim: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
