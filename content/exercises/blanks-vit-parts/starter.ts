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
    this.emb = new PatchEmbedding(____)
    this.trans = new TransformerEncoder(____)
    this.lin = new nn.Linear(____)
  }

  forward(x: Tensor): Tensor {
    const emb = this.emb(x) // (b, l, d)
    const transOutput = this.trans(emb) // (b, l, d)
    const clsTokenOutput = transOutput.index(Slice(), 0) // (b, d)
    const out = this.lin(clsTokenOutput) // (b, k)
    return out
  }
}
