import { einsum, nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  h: number
  d: number
  toQkv: nn.Linear
  toOut: nn.Sequential
  dropout: nn.Dropout

  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    this.h = numHeads
    this.d = embedDim
    this.toQkv = new nn.Linear(embedDim, 3 * embedDim)
    this.toOut = new nn.Sequential(new nn.Linear(embedDim, embedDim), new nn.Dropout(dropout))
    this.dropout = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [b, n, _] = x.shape
    const parts = this.toQkv(x).split(this.d, 2)
    const [q, k, v] = parts.map((t) => t.reshape(b, n, this.h, this.d / this.h))
    const dots = einsum('bihd,bjhd->bhij', q, k).mul((this.d / this.h) ** -0.5)
    const attn = this.dropout(dots.softmax(-1))
    const out = einsum('bhij,bjhd->bihd', attn, v).reshape(b, n, -1)
    return this.toOut(out)
  }
}
