import { nn, type Tensor } from '../torch'
import { PatchEmbedding } from '../vit/patch'
import type { Config } from './lesson'
import { grid, pictureSettings } from './picture'

/** The settings of a lesson that is fed tokens: a photo, and how it becomes tokens. */
export const tokenSettings = {
  ...pictureSettings,
  embedDim: { default: 48, min: 12, max: 192, step: 12, query: 'dim', letter: 'd' },
  batch: { default: 2, min: 1, max: 4, step: 1, query: 'batch', letter: 'b' },
}

/** Shape of the tokens: (b, l, d). */
export function tokenShape(config: Config): [number, number, number] {
  const { h, w } = grid(config)
  return [config.batch, 1 + h * w, config.embedDim]
}

/** The tokens of the photos (b, 3, H, W), from a real patch embedding of these sizes. */
export function tokensOf(config: Config, photos: Tensor): Tensor {
  return new PatchEmbedding(3, config.patchSize, config.embedDim, config.imageSize)(photos)
}

/** The same before their positions were added: only what the patches show, and the class token. */
export function placelessTokensOf(config: Config, photos: Tensor): Tensor {
  const embedding = new PatchEmbedding(3, config.patchSize, config.embedDim, config.imageSize)
  return embedding(photos).sub(embedding.posEmb)
}

/** Tokens normalised: what an encoder block hands to its attention and its MLP. (b, l, d) */
export function normedTokensOf(config: Config, photos: Tensor, of = tokensOf): Tensor {
  const tokens = of(config, photos)
  return new nn.LayerNorm(config.embedDim)(tokens)
}
