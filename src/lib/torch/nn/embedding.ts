import { embedding } from '../ops/embedding'
import { randn } from '../random'
import { checkNew } from '../shape'
import type { Tensor } from '../tensor'
import { Module } from './module'
import { Parameter } from './parameter'

/** A table with one learned row for each number: (…) → (…, d). */
export class Embedding extends Module {
  weight: Parameter

  constructor(numEmbeddings: number, embeddingDim: number) {
    super()
    checkNew('empty', 'SymInts', [numEmbeddings, embeddingDim])
    this.weight = new Parameter(randn(numEmbeddings, embeddingDim))
  }

  forward(input: Tensor): Tensor {
    return embedding(input, this.weight)
  }
}
