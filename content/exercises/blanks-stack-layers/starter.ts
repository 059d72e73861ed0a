import { nn, type Tensor } from 'torch'
import { TransformerEncoderBlock } from 'vit'

/** Look and think again and again, layer after layer, until every patch knows its place in the picture. */
export class TransformerEncoder extends nn.Module {
  layers: nn.ModuleList
  norm: nn.LayerNorm

  constructor(embedDim: number, numHeads: number, mlpDim: number, depth: number, dropout = 0.0) {
    super()
    this.layers = ____
    for (let i = 0; i < ____; i++) {
      const layer = new TransformerEncoderBlock(____)
      this.layers.____
    }
    this.norm = new nn.LayerNorm(____)
  }

  forward(x: Tensor): Tensor {
    for (const layer of this.layers) {
      x = layer(x) // (b, l, d)
    }
    const out = this.norm(x) // (b, l, d)
    return out
  }
}
