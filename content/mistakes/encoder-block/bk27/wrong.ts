import { nn, type Tensor } from 'torch'
import { MlpBlock, MultiHeadSelfAttention } from 'vit'

export class TransformerEncoderBlock extends nn.Module {
  ln1: nn.LayerNorm
  attn: MultiHeadSelfAttention
  ln2: nn.LayerNorm
  mlp: MlpBlock

  constructor(dim: number, heads: number, hidden: number, dropout = 0.0) {
    super()
    this.ln1 = new nn.LayerNorm(dim)
    this.attn = new MultiHeadSelfAttention(dim, heads, dropout)
    this.ln2 = new nn.LayerNorm(dim)
    this.mlp = new MlpBlock(dim, hidden, dim, dropout)
  }

  forward(x: Tensor): Tensor {
    x = x.add(this.attn(this.ln1(x)))
    return x.add(this.mlp(this.ln2(x)))
  }
}
