import { cat, nn, Slice, type Tensor, zeros } from 'torch'

export class PatchEmbedding extends nn.Module {
  proj: nn.Conv2d
  clsToken: nn.Parameter
  posEmbed: nn.Parameter

  constructor(inChans: number, patch: number, dim: number, img: number) {
    super()
    const num = Math.floor(img / patch) ** 2
    this.proj = new nn.Conv2d(inChans, dim, { kernelSize: patch, stride: patch })
    this.clsToken = new nn.Parameter(zeros(1, 1, dim))
    this.posEmbed = new nn.Parameter(zeros(1, num + 1, dim))
  }

  forward(x: Tensor): Tensor {
    x = this.proj(x).flatten(2).transpose(1, 2)
    const [b, n] = x.shape
    x = cat([this.clsToken.repeat(b, 1, 1), x], { dim: 1 })
    return x.add(this.posEmbed.index(Slice(), Slice(0, n + 1)))
  }
}
