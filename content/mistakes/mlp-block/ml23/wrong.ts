import { nn, type Tensor } from 'torch'

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
    x = this.fc1(x)
    x = this.act(x)
    x = nn.functional.dropout(x, { p: this.drop.p })
    x = this.fc2(x)
    const out = nn.functional.dropout(x, { p: this.drop.p })
    return out
  }
}
