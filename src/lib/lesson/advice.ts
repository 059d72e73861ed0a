import { type Config, grid, photoSize } from './config'

/** Something a reader should know about these settings; the words are in the dictionaries, by `id`. */
export interface Advice {
  id: 'unseen' | 'positionsCut' | 'positionsMove' | 'tooLarge'
  /** The setting it belongs to. */
  at: keyof Config
  values: Record<string, number>
}

/** How many numbers one step may hold before the page shows shapes only (16 MiB of float32). */
const most = 4 * 2 ** 20

/** What the post's code does with these settings, where that is not obvious. Errors are PyTorch's own and come from the run. */
export function advice(c: Config): Advice[] {
  const { h, w, unseenRows, unseenColumns, positions } = grid(c)
  const { height, width } = photoSize(c)
  const found: Advice[] = []
  if (h > 0 && w > 0 && (unseenRows || unseenColumns)) {
    found.push({
      id: 'unseen',
      at: 'patchSize',
      values: { h, w, rows: unseenRows, columns: unseenColumns, height, width, p: c.patchSize },
    })
  }
  const side = Math.floor(c.imageSize / c.patchSize)
  if (h > 0 && w > 0 && h * w < positions) {
    found.push({ id: 'positionsCut', at: 'height', values: { l: 1 + h * w, all: 1 + positions } })
  }
  if (h > 0 && w > 0 && h * w <= positions && w !== side) {
    found.push({ id: 'positionsMove', at: 'width', values: { w, side } })
  }
  if (!computable(c)) {
    found.push({ id: 'tooLarge', at: 'embedDim', values: { count: largest(c), most } })
  }
  return found
}

const largest = (c: Config) => {
  const { h, w } = grid(c)
  return c.batch * (1 + h * w) * c.embedDim
}

/** Small enough to compute in a page; larger ones are traced without numbers. */
export const computable = (c: Config) => largest(c) <= most
