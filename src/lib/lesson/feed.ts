import { nn, type Tensor } from '../torch'
import { PatchEmbedding } from '../vit'
import type { Config, Lesson } from './lesson'

/** What a lesson's module gets, made of the photos (b, c, H, W). */
export function feed(lesson: Lesson, config: Config, photos: Tensor): Tensor {
  switch (lesson.feed(config)) {
    case 'photos':
      return photos
    case 'tokens':
      return tokensOf(config, photos)
    case 'normed tokens':
      return normed(config, tokensOf(config, photos))
    case 'normed tokens without positions':
      return normed(config, placelessTokensOf(config, photos))
  }
}

/** The tokens of the photos, from a real patch embedding of these sizes. (b, l, d) */
export function tokensOf(config: Config, photos: Tensor): Tensor {
  return new PatchEmbedding(3, config.patchSize, config.embedDim, config.imageSize)(photos)
}

/** The same before their positions were added: only what the patches show, and the class token. */
function placelessTokensOf(config: Config, photos: Tensor): Tensor {
  const embedding = new PatchEmbedding(3, config.patchSize, config.embedDim, config.imageSize)
  return embedding(photos).sub(embedding.posEmb)
}

/** As an encoder block hands them to its attention and its MLP. (b, l, d) */
const normed = (config: Config, tokens: Tensor) => new nn.LayerNorm(config.embedDim)(tokens)
