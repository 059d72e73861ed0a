import { matmul, nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  numHeads: number
  qkv: nn.Linear
  attnDrop: nn.Dropout
  proj: nn.Linear
  projDrop: nn.Dropout

  constructor(dim: number, numHeads: number, dropout = 0.0) {
    super()
    this.numHeads = numHeads
    this.qkv = new nn.Linear(dim, dim * 3)
    this.attnDrop = new nn.Dropout(dropout)
    this.proj = new nn.Linear(dim, dim)
    this.projDrop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [b, l, d] = x.shape
    const headDim = Math.floor(d / this.numHeads)
    const qkv = this.qkv(x).reshape(b, l, 3, this.numHeads, headDim).permute(2, 0, 3, 1, 4)
    const [q, k, v] = qkv.unbind(0)
    const score = matmul(q.div(headDim ** 0.5), k.transpose(-2, -1))
    const weight = this.attnDrop(score.softmax(-1))
    const atten = matmul(weight, v).transpose(1, 2).flatten(2)
    return this.projDrop(this.proj(atten))
  }
}
