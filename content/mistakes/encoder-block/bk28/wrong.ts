import { nn, ones, type Tensor, zeros } from 'torch'
import { MlpBlock, MultiHeadSelfAttention } from 'vit'

class MyLayerNorm extends nn.Module {
  weight: nn.Parameter
  bias: nn.Parameter
  eps: number

  constructor(dim: number, eps = 1e-5) {
    super()
    this.weight = new nn.Parameter(ones(dim))
    this.bias = new nn.Parameter(zeros(dim))
    this.eps = eps
  }

  forward(x: Tensor): Tensor {
    const off = x.sub(x.mean(-1, true))
    const variance = off.pow(2).mean(-1, true)
    return off.div(variance.add(this.eps).sqrt()).mul(this.weight).add(this.bias)
  }
}

export class TransformerEncoderBlock extends nn.Module {
  norm1: MyLayerNorm
  norm2: MyLayerNorm
  mlp: MlpBlock
  msa: MultiHeadSelfAttention

  constructor(embedDim: number, numHeads: number, mlpDim: number, dropout = 0.0) {
    super()
    this.norm1 = new MyLayerNorm(embedDim)
    this.norm2 = new MyLayerNorm(embedDim)
    this.mlp = new MlpBlock(embedDim, mlpDim, embedDim, dropout)
    this.msa = new MultiHeadSelfAttention(embedDim, numHeads, dropout)
  }

  forward(x: Tensor): Tensor {
    x = x.add(this.msa(this.norm1(x)))
    return x.add(this.mlp(this.norm2(x)))
  }
}
