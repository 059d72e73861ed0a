import { nn, Slice, type Tensor } from 'torch'
import { PatchEmbedding, TransformerEncoder } from 'vit'

export class VisionTransformer extends nn.Module {
  emb: PatchEmbedding
  trans: TransformerEncoder
  lin: nn.Linear

  constructor(
    imageSize: number,
    inChannels: number,
    numClasses: number,
    patchSize: number,
    embedDim: number,
    depth: number,
    numHeads: number,
    mlpDim: number,
    dropout = 0.0,
  ) {
    super()
    this.emb = new PatchEmbedding(inChannels, patchSize, embedDim, imageSize)
    this.trans = new TransformerEncoder(embedDim, numHeads, mlpDim, depth, dropout)
    this.lin = new nn.Linear(embedDim, numClasses)
  }

  forward(x: Tensor): Tensor {
    const emb = this.emb(x)
    const transOutput = this.trans(emb)
    const clsTokenOutput = transOutput.index(Slice(), 0)
    const out = this.lin(clsTokenOutput).softmax({ dim: -1 })
    return out
  }
}
