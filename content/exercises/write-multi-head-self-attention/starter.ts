import { nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
