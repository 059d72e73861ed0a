import { nn, type Tensor } from 'torch'

/** Let every patch think over by itself what it has taken in: widen, bend, narrow. */
export class MlpBlock extends nn.Module {
  fc1: nn.Linear
  fc2: nn.Linear
  act: nn.GELU
  drop: nn.Dropout

  constructor(embedDim: number, mlpDim: number, outDim: number, dropout = 0.0) {
    super()
    this.fc1 = new nn.Linear(____)
    this.fc2 = new nn.Linear(____)
    this.act = new nn.____()
    this.drop = new nn.Dropout(____)
  }

  forward(x: Tensor): Tensor {
    x = this.fc1(x) // (b, l, m)
    x = this.act(x) // (b, l, m)
    x = this.drop(x) // (b, l, m)
    x = this.fc2(x) // (b, l, d)
    const out = this.drop(x) // (b, l, d)
    return out
  }
}
