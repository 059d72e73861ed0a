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
    const [weight, bias] = [this.norm1.weight, this.norm1.bias] as [Tensor, Tensor]
    const shifted = x.sub(x.mean(1, { keepdim: true }))
    const variance = x.var(1, { unbiased: false, keepdim: true })
    let norm = shifted.div(variance.add(this.norm1.eps).pow(0.5)).mul(weight).add(bias)
    const msa = this.msa(norm)
    const res = msa.add(x)
    norm = this.norm2(res)
    const mlp = this.mlp(norm)
    const out = mlp.add(res)
    return out
  }
}
