/** What the reader can change. `height` and `width` are the photo's; null means as large as the model expects. */
export interface Config {
  imageSize: number
  patchSize: number
  channels: number
  embedDim: number
  batch: number
  height: number | null
  width: number | null
}

export const defaults: Config = {
  imageSize: 224,
  patchSize: 16,
  channels: 3,
  embedDim: 192,
  batch: 2,
  height: null,
  width: null,
}

export interface Bounds {
  min: number
  max: number
  step: number
}

export const bounds: Record<keyof Config, Bounds> = {
  imageSize: { min: 32, max: 288, step: 16 },
  patchSize: { min: 4, max: 64, step: 1 },
  channels: { min: 1, max: 3, step: 2 },
  embedDim: { min: 4, max: 768, step: 4 },
  batch: { min: 1, max: 4, step: 1 },
  height: { min: 32, max: 288, step: 16 },
  width: { min: 32, max: 288, step: 16 },
}

/** The photo as the model gets it: pixels high, pixels wide. */
export const photoSize = (c: Config) => ({
  height: c.height ?? c.imageSize,
  width: c.width ?? c.imageSize,
})

/** The patch grid: the convolution floors, so h · p pixels of the height are seen. */
export function grid(c: Config) {
  const { height, width } = photoSize(c)
  const h = Math.floor(height / c.patchSize)
  const w = Math.floor(width / c.patchSize)
  return {
    h,
    w,
    unseenRows: height - h * c.patchSize,
    unseenColumns: width - w * c.patchSize,
    positions: Math.floor(c.imageSize / c.patchSize) ** 2,
  }
}

/** `value` moved to the nearest setting a slider can show. */
export function clamp(key: keyof Config, value: number): number {
  const { min, max, step } = bounds[key]
  const stepped = min + Math.round((value - min) / step) * step
  return Math.min(Math.max(stepped, min), max)
}
