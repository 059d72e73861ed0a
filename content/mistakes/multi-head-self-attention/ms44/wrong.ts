import { cat, matmul, nn, type Tensor } from 'torch'

export class MultiHeadSelfAttention extends nn.Module {
  numHeads: number
  headDim: number
  query: nn.Linear
  key: nn.Linear
  value: nn.Linear
  out: nn.Linear
  dropout: nn.Dropout

  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    this.numHeads = numHeads
    this.headDim = Math.floor(embedDim / numHeads)
    this.query = new nn.Linear(embedDim, embedDim)
    this.key = new nn.Linear(embedDim, embedDim)
    this.value = new nn.Linear(embedDim, embedDim)
    this.out = new nn.Linear(embedDim, embedDim)
    this.dropout = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    const [q, k, v] = [this.query(x), this.key(x), this.value(x)]
    const heads: Tensor[] = []
    for (let i = 0; i < this.numHeads; i++) {
      const [qi, ki, vi] = [q, k, v].map((t) => t.narrow(-1, i * this.headDim, this.headDim))
      const score = matmul(qi, ki.transpose(1, 2)).div(Math.sqrt(this.headDim))
      heads.push(matmul(this.dropout(score.softmax(2)), vi))
    }
    return this.dropout(this.out(cat(heads, { dim: -1 })))
  }
}
