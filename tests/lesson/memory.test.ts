import { beforeAll, expect, test } from 'vitest'
import {
  address,
  cellAt,
  sources,
  tokenAddress,
  tokenCell,
  tokenMatrix,
} from '../../src/lib/lesson/memory'
import { misplaced, paintTokens, pixelTokens } from '../../src/lib/lesson/paint'
import { fromArray, nn, setDevice, type Tensor } from '../../src/lib/torch'

const grid = { d: 6, h: 3, w: 4 }
const count = grid.d * grid.h * grid.w
const memory = Float32Array.from({ length: count }, (_, i) => i)
let x: Tensor

beforeAll(async () => {
  await setDevice('cpu')
  x = fromArray(memory, [1, grid.d, grid.h, grid.w])
})

test('the microscope shows the tokens that permute and reshape really make', async () => {
  const right = x.permute(0, 2, 3, 1).reshape(1, grid.h * grid.w, grid.d)
  expect(tokenMatrix(grid, 'right', memory)).toEqual(await right.data())
})

test('the microscope shows the tokens that reshape alone really makes', async () => {
  const wrong = x.reshape(1, grid.h * grid.w, grid.d)
  expect(tokenMatrix(grid, 'wrong', memory)).toEqual(await wrong.data())
})

test.each(['right', 'wrong'] as const)(
  'every number of the %s tokens is found at its address',
  (version) => {
    const tokens = tokenMatrix(grid, version, memory)
    for (let at = 0; at < count; at++) {
      expect(address(grid, cellAt(grid, at))).toBe(at)
      const [token, column] = tokenCell(grid, version, at)
      expect(tokens[token * grid.d + column]).toBe(at)
      expect(tokenAddress(grid, version, token, column)).toBe(at)
    }
  },
)

test('with permute a token is one patch in all channels; without, it mixes patches', () => {
  expect(sources(grid, 'right', 5)).toEqual({ patches: 1, channels: 6 })
  expect(sources(grid, 'wrong', 5)).toEqual({ patches: 6, channels: 1 })
})

test('pixel tokens are what a convolution gives whose kernel copies its pixels', async () => {
  const [c, p] = [3, 4]
  const d = c * p * p
  const image = fromArray(
    Float32Array.from({ length: c * 10 * 13 }, (_, i) => Math.sin(i)),
    [1, c, 10, 13],
  )
  const conv = new nn.Conv2d(c, d, { kernelSize: p, stride: p, bias: false })
  const identity = Float32Array.from({ length: d * d }, (_, i) => Number(i % (d + 1) === 0))
  conv.weight.raw = fromArray(identity, [d, c, p, p]).raw
  const y = conv(image) // (1, d, 2, 3)
  const { right, wrong } = pixelTokens(image, p)
  expect(await right.data()).toEqual(await y.permute(0, 2, 3, 1).reshape(1, 6, d).data())
  expect(await wrong.data()).toEqual(await y.reshape(1, 6, d).data())
})

test('the microscope finds each pixel where the wrong line really paints it', async () => {
  const painting = { c: 3, p: 2, h: 2, w: 3 }
  const [height, width] = [4, 6]
  const image = fromArray(
    Float32Array.from({ length: 3 * height * width }, (_, i) => i / 127.5 - 1),
    [1, 3, height, width],
  )
  const { wrong } = pixelTokens(image, painting.p)
  const painted = paintTokens(await wrong.data(), painting)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = misplaced(painting, { y, x })
      expect(painted[4 * (to.y * width + to.x) + to.colour]).toBe(y * width + x)
    }
  }
})

test('the right tokens, painted back, are the photo', async () => {
  const [c, p, h, w] = [3, 2, 2, 3]
  const pixels = Float32Array.from({ length: c * h * p * w * p }, (_, i) => (i % 250) / 127.5 - 1)
  const { right } = pixelTokens(fromArray(pixels, [1, c, h * p, w * p]), p)
  const painted = paintTokens(await right.data(), { c, p, h, w })
  const plane = h * p * w * p
  for (let at = 0; at < plane; at++) {
    const colours = [0, 1, 2].map((channel) =>
      Math.round((pixels[channel * plane + at] + 1) * 127.5),
    )
    expect([...painted.subarray(4 * at, 4 * at + 3)]).toEqual(colours)
  }
})
