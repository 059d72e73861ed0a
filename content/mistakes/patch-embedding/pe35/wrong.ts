import { cat, nn, randn, Slice, type Tensor } from 'torch'

export class PatchEmbedding extends nn.Module {
  patchNum: number
  emb: nn.Conv2d
  posEmb: nn.Parameter
  clsEmb: nn.Parameter

  constructor(inChannels: number, patchSize: number, embedDim: number, imageSize: number) {
    super()
    this.patchNum = Math.floor(imageSize / patchSize) ** 2
    this.emb = new nn.Conv2d(inChannels, embedDim, { kernelSize: patchSize, stride: patchSize })
    this.posEmb = new nn.Parameter(randn(1, this.patchNum + 1, embedDim))
    this.clsEmb = new nn.Parameter(randn(1, 1, embedDim))
  }

  forward(x: Tensor): Tensor {
    x = this.emb(x)
    const [b, d, h, w] = x.shape
    x = x.permute(0, 2, 3, 1).reshape(b, h * w, d)
    const clsEmb = this.clsEmb.expand(b, -1, -1)
    x = cat([x, clsEmb], { dim: 1 })
    const out = x.add(this.posEmb.index(Slice(), Slice(0, 1 + h * w)))
    return out
  }
}
