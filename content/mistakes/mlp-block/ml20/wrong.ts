import { nn, type Tensor } from 'torch'

export class MlpBlock extends nn.Module {
  net: nn.Sequential

  constructor(dim: number, hidden: number, out: number, dropout = 0.0) {
    super()
    this.net = new nn.Sequential(
      new nn.Linear(dim, hidden),
      new nn.GELU(),
      new nn.Dropout(dropout),
      new nn.Linear(hidden, out),
      new nn.Dropout(dropout),
    )
  }

  forward(x: Tensor): Tensor {
    return this.net(x)
  }
}
