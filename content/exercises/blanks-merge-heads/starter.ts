import { matmul, nn, type Tensor } from 'torch'

/** Let every patch look at all the others, through several heads at once, and take in what it finds. */
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
    const q = this.projQ(x).reshape(b, l, this.numHeads, this.headDim).transpose(1, 2) // (b, nh, l, hd)
    const k = this.projK(x).reshape(b, l, this.numHeads, this.headDim).transpose(1, 2) // (b, nh, l, hd)
    const v = this.projV(x).reshape(b, l, this.numHeads, this.headDim).transpose(1, 2) // (b, nh, l, hd)
    const attenScore = matmul(q, k.transpose(-2, -1)).div(this.headDim ** 0.5) // (b, nh, l, l)
    let attenWeight = nn.functional.softmax(attenScore, { dim: -1 }) // (b, nh, l, l)
    attenWeight = this.drop(attenWeight) // (b, nh, l, l)
    const atten = matmul(____).____.reshape(____) // (b, l, d)
    let out = this.outProj(atten) // (b, l, d)
    out = this.drop(out) // (b, l, d)
    return out
  }
}
