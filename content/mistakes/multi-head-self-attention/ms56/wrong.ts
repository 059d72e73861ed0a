import { matmul, nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  embedDim: number
  numHeads: number
  headDim: number
  projQ: nn.Linear
  projK: nn.Linear
  projV: nn.Linear
  outProj: nn.Linear
  drop: nn.Dropout

  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    this.embedDim = embedDim
    this.numHeads = numHeads
    this.headDim = Math.floor(embedDim / numHeads)
    this.projQ = new nn.Linear(embedDim, embedDim)
    this.projK = new nn.Linear(embedDim, embedDim)
    this.projV = new nn.Linear(embedDim, embedDim)
    this.outProj = new nn.Linear(embedDim, embedDim)
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [b, l, _] = x.shape
    const q = this.projQ(x).reshape(b, l, this.numHeads, this.headDim)
    const k = this.projK(x).reshape(b, l, this.numHeads, this.headDim)
    const v = this.projV(x).reshape(b, l, this.numHeads, this.headDim)
    const attenScore = matmul(q, k.transpose(-2, -1)).div(this.headDim ** 0.5)
    let attenWeight = nn.functional.softmax(attenScore, { dim: -1 })
    attenWeight = this.drop(attenWeight)
    const atten = matmul(attenWeight, v).transpose(1, 2).reshape(b, l, this.embedDim)
    let out = this.outProj(atten)
    out = this.drop(out)
    return out
  }
}
