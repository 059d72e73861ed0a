import { nn, type Tensor } from 'torch'
import { TransformerEncoderBlock } from 'vit'

export class TransformerEncoder extends nn.Module {
  blocks: nn.ModuleList
  ln: nn.LayerNorm

  constructor(dim: number, heads: number, hidden: number, depth: number, dropout = 0.0) {
    super()
    const make = () => new TransformerEncoderBlock(dim, heads, hidden, dropout)
    this.blocks = new nn.ModuleList(Array.from({ length: depth }, make))
    this.ln = new nn.LayerNorm(dim)
  }

  forward(x: Tensor): Tensor {
    for (let i = 0; i < this.blocks.length; i++) x = this.blocks[i](x)
    return this.ln(x)
  }
}
