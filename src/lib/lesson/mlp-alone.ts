import { fromArray, manualSeed, type Tensor } from '../torch'
import { MultiHeadSelfAttention } from '../vit/attention'
import { feed } from './feed'
import type { Config, Lesson } from './lesson'
import { grid } from './picture'
import { build } from './run'

/** A photo (1, c, H, W) with one patch painted grey, which is 0. */
export function cover(photo: Tensor, config: Config, patch: number): Tensor {
  const { height, width, w } = grid(config)
  const p = config.patchSize
  const [top, left] = [Math.floor(patch / w) * p, (patch % w) * p]
  const keep = new Float32Array(height * width).fill(1)
  for (let y = top; y < top + p; y++) keep.fill(0, y * width + left, y * width + left + p)
  return photo.mul(fromArray(keep, [height, width]))
}

/**
 * How far every token's output moves (l) when one patch of the photo (1, c, H, W) is covered: through the MLP, and
 * through a self-attention of the same width.
 */
export function alone(lesson: Lesson, config: Config, photo: Tensor, patch: number) {
  const tokensOf = (image: Tensor) => {
    manualSeed(1) // the same weights for both photos, and those of the page
    return feed(lesson, config, image)
  }
  const covered = tokensOf(cover(photo, config, patch))
  const tokens = tokensOf(photo)
  const mlp = build(lesson, config).eval()
  const attention = new MultiHeadSelfAttention(config.embedDim, 1).eval()
  const moved = (module: typeof mlp) => module(covered).sub(module(tokens)).abs().max(-1).values
  return { mlp: moved(mlp), attention: moved(attention) }
}
