import { cat, matmul, nn, randn, Slice, type Tensor } from 'torch'

/** Cut the image into p × p patches and describe each one with d numbers. */
export class PatchEmbedding extends nn.Module {
  patchNum: number
  emb: nn.Conv2d
  posEmb: nn.Parameter
  clsEmb: nn.Parameter

  constructor(inChannels: number, patchSize: number, embedDim: number, imageSize: number) {
    super()
    this.patchNum = Math.floor(imageSize / patchSize) ** 2
    this.emb = new nn.Conv2d(inChannels, embedDim, { kernelSize: patchSize, stride: patchSize })
    this.posEmb = new nn.Parameter(randn(1, this.patchNum + 1, embedDim)) // (1, 1+patchNum, d)
    this.clsEmb = new nn.Parameter(randn(1, 1, embedDim)) // (1, 1, d)
  }

  forward(x: Tensor): Tensor {
    x = this.emb(x) // (b, d, h, w)
    const [b, d, h, w] = x.shape
    x = x.permute(0, 2, 3, 1).reshape(b, h * w, d) // (b, h*w, d)
    const clsEmb = this.clsEmb.expand(b, -1, -1) // (b, 1, d)
    x = cat([clsEmb, x], { dim: 1 }) // (b, 1+h*w, d)
    const out = x.add(this.posEmb.index(Slice(), Slice(0, 1 + h * w))) // (b, 1+h*w, d)
    return out
  }
}

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
    const atten = matmul(attenWeight, v).transpose(1, 2).reshape(b, l, this.embedDim) // (b, l, d)
    let out = this.outProj(atten) // (b, l, d)
    out = this.drop(out) // (b, l, d)
    return out
  }
}

/** Let every patch think over by itself what it has taken in: widen, bend, narrow. */
export class MlpBlock extends nn.Module {
  fc1: nn.Linear
  fc2: nn.Linear
  act: nn.GELU
  drop: nn.Dropout

  constructor(embedDim: number, mlpDim: number, outDim: number, dropout = 0.0) {
    super()
    this.fc1 = new nn.Linear(embedDim, mlpDim)
    this.fc2 = new nn.Linear(mlpDim, outDim)
    this.act = new nn.GELU()
    this.drop = new nn.Dropout(dropout)
  }

  forward(x: Tensor): Tensor {
    x = this.fc1(x) // (b, l, m)
    x = this.act(x) // (b, l, m)
    x = this.drop(x) // (b, l, m)
    x = this.fc2(x) // (b, l, d)
    const out = this.drop(x) // (b, l, d)
    return out
  }
}

/** Look around, then think: each time what is found is added to what was known of every patch. */
export class TransformerEncoderBlock extends nn.Module {
  norm1: nn.LayerNorm
  norm2: nn.LayerNorm
  mlp: MlpBlock
  msa: MultiHeadSelfAttention

  constructor(embedDim: number, numHeads: number, mlpDim: number, dropout = 0.0) {
    super()
    this.norm1 = new nn.LayerNorm(embedDim)
    this.norm2 = new nn.LayerNorm(embedDim)
    this.mlp = new MlpBlock(embedDim, mlpDim, embedDim, dropout)
    this.msa = new MultiHeadSelfAttention(embedDim, numHeads, dropout)
  }

  forward(x: Tensor): Tensor {
    let norm = this.norm1(x) // (b, l, d)
    const msa = this.msa(norm) // (b, l, d)
    const res = msa.add(x) // (b, l, d)
    norm = this.norm2(res) // (b, l, d)
    const mlp = this.mlp(norm) // (b, l, d)
    const out = mlp.add(res) // (b, l, d)
    return out
  }
}

/** Look and think again and again, layer after layer, until every patch knows its place in the picture. */
export class TransformerEncoder extends nn.Module {
  layers: nn.ModuleList
  norm: nn.LayerNorm

  constructor(embedDim: number, numHeads: number, mlpDim: number, depth: number, dropout = 0.0) {
    super()
    this.layers = new nn.ModuleList([])
    for (let i = 0; i < depth; i++) {
      const layer = new TransformerEncoderBlock(embedDim, numHeads, mlpDim, dropout)
      this.layers.append(layer)
    }
    this.norm = new nn.LayerNorm(embedDim)
  }

  forward(x: Tensor): Tensor {
    for (const layer of this.layers) {
      x = layer(x) // (b, l, d)
    }
    const out = this.norm(x) // (b, l, d)
    return out
  }
}

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
    const emb = this.emb(x) // (b, l, d)
    const transOutput = this.trans(emb) // (b, l, d)
    const clsTokenOutput = transOutput.index(Slice(), 0) // (b, d)
    const out = this.lin(clsTokenOutput) // (b, k)
    return out
  }
}
