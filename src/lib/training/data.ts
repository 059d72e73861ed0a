/** Images and their classes as plain numbers: tensors are made of them batch by batch. */
export interface Images {
  /** (n, c, H, W) in reading order, from −1 to 1. */
  pixels: Float32Array
  /** The class of each. */
  labels: Uint8Array
  /** Of one image: (c, H, W). */
  shape: readonly number[]
}

export const rowsOf = ({ labels }: Images) => [...labels.keys()]

/** The images of these rows, in this order. */
export function pick({ pixels, labels, shape }: Images, rows: readonly number[]): Images {
  const size = pixels.length / labels.length
  const chosen = new Float32Array(rows.length * size)
  rows.forEach((row, i) => {
    chosen.set(pixels.subarray(row * size, (row + 1) * size), i * size)
  })
  return { pixels: chosen, labels: Uint8Array.from(rows, (row) => labels[row]), shape }
}

/** All images, `size` at a time, in the order of `rows`; the last batch may be smaller. */
export function* batches(images: Images, rows: readonly number[], size: number): Generator<Images> {
  for (let start = 0; start < rows.length; start += size) {
    yield pick(images, rows.slice(start, start + size))
  }
}
