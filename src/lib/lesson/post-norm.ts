import { nn, type Tensor } from '../torch'
import { MultiHeadSelfAttention } from '../vit/attention'
import { MlpBlock } from '../vit/mlp'

/** The order of the first Transformer, for comparison: what is found is added first, and the sum is normalised. */
export class PostNormBlock extends nn.Module {
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
    const msa = this.msa(x) // (b, l, d)
    const res = this.norm1(msa.add(x)) // (b, l, d)
    const mlp = this.mlp(res) // (b, l, d)
    const out = this.norm2(mlp.add(res)) // (b, l, d)
    return out
  }
}
