import { nn, type Tensor } from 'torch'
import { PatchEmbedding, TransformerEncoder } from 'vit'

export class VisionTransformer extends nn.Module {
  patches: PatchEmbedding
  encoder: TransformerEncoder
  head: nn.Sequential

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
    this.patches = new PatchEmbedding(inChannels, patchSize, embedDim, imageSize)
    this.encoder = new TransformerEncoder(embedDim, numHeads, mlpDim, depth, dropout)
    this.head = new nn.Sequential(new nn.Linear(embedDim, numClasses))
  }

  forward(x: Tensor): Tensor {
    const tokens = this.encoder(this.patches(x))
    return this.head(tokens.select(1, 0))
  }
}
