import { matmul, nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  heads: number
  scale: number
  qkv: nn.Linear
  proj: nn.Linear
  drop: nn.Dropout

  constructor(dim: number, heads: number, dropout = 0.0) {
    super()
    this.heads = heads
    this.scale = Math.floor(dim / heads) ** -0.5
    this.qkv = new nn.Linear(dim, dim * 3)
    this.proj = new nn.Linear(dim, dim)
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [b, l, d] = x.shape
    const parts = this.qkv(x).chunk(3, -1)
    const [q, k, v] = parts.map((t) => t.reshape(b, l, this.heads, -1).transpose(1, 2))
    const weight = matmul(q, k.transpose(-2, -1)).mul(this.scale).softmax(-1)
    const atten = matmul(this.drop(weight), v).transpose(1, 2).reshape(b, l, d)
    return this.drop(this.proj(atten))
  }
}
