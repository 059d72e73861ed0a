import { Slice, type Tensor } from '../torch'
import { address, tokenCell } from './memory'

const all = Slice()
const first = (n: number) => Slice(0, n)

/**
 * Tokens that hold pixels, so that they can be painted back. What a convolution gives whose kernel copies its
 * c·p² pixels is (b, c·p², h, w); from there the post's line and the wrong one.
 */
export function pixelTokens(images: Tensor, p: number): { right: Tensor; wrong: Tensor } {
  const [b, c, height, width] = images.shape
  const [h, w, d] = [Math.floor(height / p), Math.floor(width / p), c * p * p]
  const seen = images.index(all, all, first(h * p), first(w * p)) // (b, c, h*p, w*p)
  const cut = seen.reshape(b, c, h, p, w, p).permute(0, 1, 3, 5, 2, 4)
  const x = cut.reshape(b, d, h, w)
  return { right: x.permute(0, 2, 3, 1).reshape(b, h * w, d), wrong: x.reshape(b, h * w, d) }
}

/** Sizes of a painted picture. */
export interface Painting {
  c: number
  p: number
  h: number
  w: number
}

/** A pixel of a painted picture, in its red (or grey) channel. */
export interface Pixel {
  y: number
  x: number
}

/** Where the wrong line puts the number that belongs at `pixel`. */
export function misplaced({ c, p, h, w }: Painting, { y, x }: Pixel): Pixel & { colour: number } {
  const grid = { d: c * p * p, h, w }
  const at = address(grid, {
    k: (y % p) * p + (x % p),
    i: Math.floor(y / p),
    j: Math.floor(x / p),
  })
  const [token, column] = tokenCell(grid, 'wrong', at)
  const inPatch = column % (p * p)
  return {
    y: Math.floor(token / w) * p + Math.floor(inPatch / p),
    x: (token % w) * p + (inPatch % p),
    colour: Math.floor(column / (p * p)),
  }
}

/** Paint the tokens of one image as patches: RGBA bytes, h·p rows of w·p pixels. Pixels run from −1 to 1. */
export function paintTokens(
  tokens: Float32Array,
  { c, p, h, w }: Painting,
): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint8ClampedArray(h * p * w * p * 4)
  const d = c * p * p
  for (let token = 0; token < h * w; token++) {
    const [i, j] = [Math.floor(token / w), token % w]
    for (let y = 0; y < p; y++) {
      for (let x = 0; x < p; x++) {
        const at = 4 * ((i * p + y) * w * p + j * p + x)
        for (let colour = 0; colour < 3; colour++) {
          const channel = Math.min(colour, c - 1)
          image[at + colour] = (tokens[token * d + (channel * p + y) * p + x] + 1) * 127.5
        }
        image[at + 3] = 255
      }
    }
  }
  return image
}
