import { cat, nn, randn, Slice, type Tensor } from 'torch'

/** Cut the image into p × p patches and describe each one with d numbers. */
export class PatchEmbedding extends nn.Module {
  patchNum: number
  emb: nn.Conv2d
  posEmb: nn.Parameter
  clsEmb: nn.Parameter

  constructor(inChannels: number, patchSize: number, embedDim: number, imageSize: number) {
    super()
    this.patchNum = ____
    this.emb = new nn.Conv2d(inChannels, embedDim, { kernelSize: patchSize, stride: patchSize })
    this.posEmb = new nn.Parameter(randn(____)) // (1, 1+patchNum, d)
    this.clsEmb = new nn.Parameter(randn(1, 1, embedDim)) // (1, 1, d)
  }

  forward(x: Tensor): Tensor {
    x = this.emb(x) // (b, d, h, w)
    const [b, d, h, w] = x.shape
    x = x.permute(0, 2, 3, 1).reshape(b, h * w, d) // (b, h*w, d)
    const clsEmb = this.clsEmb.expand(b, -1, -1) // (b, 1, d)
    x = cat([clsEmb, x], { dim: 1 }) // (b, 1+h*w, d)
    const out = x.add(this.posEmb.index(____)) // (b, 1+h*w, d)
    return out
  }
}
