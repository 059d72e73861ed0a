import { nn, type Tensor } from 'torch'

/** Let every patch think over by itself what it has taken in: widen, bend, narrow. */
export class MlpBlock extends nn.Module {
  fc1: nn.Linear
  fc2: nn.Linear
  act: nn.GELU
  drop: nn.Dropout

  constructor(embedDim: number, mlpDim: number, outDim: number, dropout = 0.0) {
    super()
    this.fc1 = new nn.Linear(embedDim, mlpDim)
    this.fc2 = new nn.Linear(mlpDim, outDim)
    this.act = new nn.GELU()
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    x = ____ // (b, l, m)
    x = ____ // (b, l, m)
    x = ____ // (b, l, m)
    x = ____ // (b, l, d)
    const out = ____ // (b, l, d)
    return out
  }
}
