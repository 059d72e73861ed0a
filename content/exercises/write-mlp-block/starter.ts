import { nn, type Tensor } from 'torch'

export class MlpBlock extends nn.Module {
  constructor(embedDim: number, mlpDim: number, outDim: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
