import { type Advice, type Config, type Lesson, tooLarge } from '../lesson'
import { grid, pictureSettings, unseen } from '../picture'

const size = { min: 32, max: 288, step: 16, default: (c: Config) => c.imageSize }

/** Where the figures find their numbers: `pos_emb[:, :1+h*w]`, an operation of the run. */
export const places = { positions: 5 }

export const patchEmbedding: Lesson = {
  slug: 'patch-embedding',
  module: 'PatchEmbedding',
  golden: 'patch-embedding',
  settings: {
    ...pictureSettings,
    embedDim: { default: 192, min: 4, max: 768, step: 4, query: 'dim', letter: 'd' },
    batch: { default: 2, min: 1, max: 4, step: 1, query: 'batch', letter: 'b' },
    height: { ...size, query: 'height', letter: 'H' },
    width: { ...size, query: 'width', letter: 'W' },
    channels: {
      default: 3,
      min: 1,
      max: 3,
      step: 2,
      query: 'channels',
      letter: 'c',
      choices: [1, 3],
    },
  },
  args: (c) => [c.channels, c.patchSize, c.embedDim, c.imageSize],
  inputShape: (c) => [c.batch, c.channels, c.height, c.width],
  feed: () => 'photos',
  advice,
  largest,
  probe: {
    imageSize: 55,
    patchSize: 5,
    channels: 3,
    embedDim: 13,
    batch: 2,
    height: 35,
    width: 55,
  },
  letters: new Map([
    [1, '1'],
    [2, 'b'],
    [3, 'c'],
    [5, 'p'],
    [7, 'h'],
    [11, 'w'],
    [13, 'd'],
    [35, 'H'],
    [55, 'W'],
    [7 * 11, 'h·w'],
    [1 + 7 * 11, '1+h·w'],
    [1 + 11 * 11, '1+n'],
  ]),
}

function largest(c: Config) {
  const { h, w } = grid(c)
  return c.batch * (1 + h * w) * c.embedDim
}

/** What the post's code does, where that is not obvious. Its errors are PyTorch's own and come from the run. */
function advice(c: Config): Advice[] {
  const { h, w, positions } = grid(c)
  const found = unseen(c)
  const fits = h > 0 && w > 0
  if (fits && h * w < positions) {
    found.push({ id: 'positionsCut', values: { l: 1 + h * w, all: 1 + positions } })
  }
  const side = Math.floor(c.imageSize / c.patchSize)
  if (fits && h * w <= positions && w !== side) {
    found.push({ id: 'positionsMove', values: { w, side } })
  }
  return [...found, ...tooLarge(largest(c))]
}
