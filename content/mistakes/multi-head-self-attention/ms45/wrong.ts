import { nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  attn: nn.MultiheadAttention
  drop: nn.Dropout

  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    this.attn = new nn.MultiheadAttention(embedDim, numHeads, { dropout, batchFirst: true })
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [out] = this.attn(x, x, x)
    return this.drop(out)
  }
}
