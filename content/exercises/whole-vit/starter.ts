import { nn, type Tensor } from 'torch'

export class PatchEmbedding extends nn.Module {
  constructor(inChannels: number, patchSize: number, embedDim: number, imageSize: number) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}

export class MultiHeadSelfAttention extends nn.Module {
  constructor(embedDim: number, numHeads: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}

export class MlpBlock extends nn.Module {
  constructor(embedDim: number, mlpDim: number, outDim: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}

export class TransformerEncoderBlock extends nn.Module {
  constructor(embedDim: number, numHeads: number, mlpDim: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}

export class TransformerEncoder extends nn.Module {
  constructor(embedDim: number, numHeads: number, mlpDim: number, depth: number, dropout = 0.0) {
    super()
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}

export class VisionTransformer extends nn.Module {
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
    // …
  }

  forward(x: Tensor): Tensor {
    // …
    return x
  }
}
