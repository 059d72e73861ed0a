import { nn, Slice, type Tensor } from 'torch'
import { PatchEmbedding, TransformerEncoder } from 'vit'

/** Tell what is in the picture: cut it into patches, let them talk, and ask the one token that listened to all. */
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
    const emb = ____ // (b, l, d)
    const transOutput = ____ // (b, l, d)
    const clsTokenOutput = transOutput.index(____) // (b, d)
    const out = ____ // (b, k)
    return out
  }
}
