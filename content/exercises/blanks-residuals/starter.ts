import { nn, type Tensor } from 'torch'
import { MlpBlock, MultiHeadSelfAttention } from 'vit'

/** Look around, then think: each time what is found is added to what was known of every patch. */
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
    let norm = this.norm1(x) // (b, l, d)
    const msa = this.msa(norm) // (b, l, d)
    const res = ____ // (b, l, d)
    norm = this.norm2(res) // (b, l, d)
    const mlp = this.mlp(norm) // (b, l, d)
    const out = ____ // (b, l, d)
    return out
  }
}
