import { nn, type Tensor } from 'torch'
import { TransformerEncoderBlock } from 'vit'

/** Look and think again and again, layer after layer, until every patch knows its place in the picture. */
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
    for (const layer of ____) {
      x = ____ // (b, l, d)
    }
    const out = ____ // (b, l, d)
    return ____
  }
}
