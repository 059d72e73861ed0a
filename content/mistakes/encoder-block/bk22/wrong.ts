import { nn, type Tensor } from 'torch'
import { MlpBlock, MultiHeadSelfAttention } from 'vit'

export class TransformerEncoderBlock extends nn.Module {
  norm1: nn.LayerNorm
  norm2: nn.LayerNorm
  mlp: MlpBlock
  msa: MultiHeadSelfAttention

  constructor(embedDim: number, numHeads: number, mlpDim: number, dropout = 0.0) {
    super()
    this.norm1 = new nn.LayerNorm(embedDim)
    this.norm2 = new nn.LayerNorm(embedDim)
    this.mlp = new MlpBlock(embedDim, mlpDim, embedDim, dropout)
    this.msa = new MultiHeadSelfAttention(embedDim, numHeads, dropout)
  }

  forward(x: Tensor): Tensor {
    let norm = this.norm1(x)
    const msa = this.msa(norm)
    const res = msa.add(x)
    norm = this.norm2(res)
    const mlp = this.mlp(norm)
    const out = mlp
    return out
  }
}
