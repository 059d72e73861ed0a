import { nn, type Tensor } from 'torch'
import { TransformerEncoderBlock } from 'vit'

export class TransformerEncoder extends nn.Module {
  layers: nn.ModuleList
  norm: nn.LayerNorm

  constructor(embedDim: number, numHeads: number, mlpDim: number, depth: number, dropout = 0.0) {
    super()
    this.layers = new nn.ModuleList([])
    for (let i = 0; i < depth; i++) {
      const layer = new TransformerEncoderBlock(embedDim, numHeads, mlpDim, dropout)
      this.layers.append(layer)
    }
    this.norm = new nn.LayerNorm(embedDim)
  }

  forward(x: Tensor): Tensor {
    for (const layer of this.layers) {
      layer(x)
    }
    const out = this.norm(x)
    return out
  }
}
