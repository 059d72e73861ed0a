import type { Advice, Config, Setting } from './lesson'

/** The patch grid: the convolution floors, so the last pixels of a size that does not divide are unseen. */
export function grid({ imageSize, patchSize, height = imageSize, width = imageSize }: Config) {
  const h = Math.floor(height / patchSize)
  const w = Math.floor(width / patchSize)
  return {
    height,
    width,
    h,
    w,
    unseenRows: height - h * patchSize,
    unseenColumns: width - w * patchSize,
    /** Patches of an image as large as the model is built for. */
    positions: Math.floor(imageSize / patchSize) ** 2,
  }
}

/** What the convolution floors away, if anything fits at all. */
export function unseen(config: Config): Advice[] {
  const { h, w, height, width, unseenRows: rows, unseenColumns: columns } = grid(config)
  if (h === 0 || w === 0 || (rows === 0 && columns === 0)) return []
  return [{ id: 'unseen', values: { h, w, rows, columns, height, width, p: config.patchSize } }]
}

/** Shape of the photos: (b, c, H, W). */
export function photoShape(config: Config): [number, number, number, number] {
  const { height, width } = grid(config)
  return [config.batch ?? 1, config.channels ?? 3, height, width]
}

/** The settings of a photo and its patches, the same in every lesson that has one. */
export const pictureSettings = {
  imageSize: { default: 224, min: 32, max: 288, step: 16, query: 'image' },
  patchSize: { default: 16, min: 4, max: 64, step: 1, query: 'patch', letter: 'p' },
} satisfies Record<string, Setting>
