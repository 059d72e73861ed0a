import { nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  numHeads: number
  projQ: nn.Linear
  projK: nn.Linear
  projV: nn.Linear
  outProj: nn.Linear
  drop: nn.Dropout

  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    this.numHeads = numHeads
    this.projQ = new nn.Linear(embedDim, embedDim)
    this.projK = new nn.Linear(embedDim, embedDim)
    this.projV = new nn.Linear(embedDim, embedDim)
    this.outProj = new nn.Linear(embedDim, embedDim)
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [b, l, d] = x.shape
    const [q, k, v] = [this.projQ, this.projK, this.projV].map((f) =>
      f(x)
        .reshape(b, l, this.numHeads, d / this.numHeads)
        .transpose(1, 2),
    )
    const dropoutP = this.training ? this.drop.p : 0.0
    const atten = nn.functional.scaledDotProductAttention(q, k, v, { dropoutP })
    return this.drop(this.outProj(atten.transpose(1, 2).flatten(2)))
  }
}
