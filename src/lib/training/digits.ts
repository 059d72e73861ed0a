import type { Config } from '../lesson/lesson'
import type { StoredTensor } from '../torch/safetensors/format'
import { readSafetensors } from '../torch/safetensors/read'
import { type Images, pick, rowsOf } from './data'

/** The sizes of the small ViT that reads handwritten digits: 8 × 8 pixels, 4 × 4 patches. */
export const digitSizes: Config = {
  imageSize: 8,
  patchSize: 2,
  channels: 1,
  embedDim: 32,
  depth: 2,
  numHeads: 4,
  mlpDim: 64,
  classes: 10,
}

/** One digit at a time. */
export const digitConfig: Config = { ...digitSizes, batch: 1 }

/** The handwritten digits of `assets/data`: every fifth is kept aside to test on, the others are learned from. */
export function readDigits(file: ArrayBuffer | Uint8Array): { train: Images; test: Images } {
  const { tensors } = readSafetensors(file)
  const images = tensors.get('images') as StoredTensor
  const labels = tensors.get('labels') as StoredTensor
  const all: Images = {
    pixels: Float32Array.from(images.data, (grey) => grey / 8 - 1), // 0 … 16 → −1 … 1
    labels: Uint8Array.from(labels.data),
    shape: images.shape.slice(1),
  }
  const kept = (row: number) => row % 5 === 0
  return {
    train: pick(
      all,
      rowsOf(all).filter((row) => !kept(row)),
    ),
    test: pick(all, rowsOf(all).filter(kept)),
  }
}
