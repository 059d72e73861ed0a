import { drawHeatmap, type Scale } from './heatmap'

/** A picture as a model gets it: (c, H, W), from −1 to 1. */
export interface Pixels {
  numbers: Float32Array
  shape: readonly [c: number, height: number, width: number]
}

/** Paint what the model gets: three channels as colours, one as ink on paper. */
export function drawPixels(
  canvas: HTMLCanvasElement,
  { numbers, shape: [c, rows, columns] }: Pixels,
) {
  if (c === 1) return drawHeatmap(canvas, { numbers, rows, columns }, ink(canvas))
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d')
  if (!context || rows * columns === 0) return
  const image = context.createImageData(columns, rows)
  const plane = rows * columns
  for (let at = 0; at < plane; at++) {
    for (let k = 0; k < 3; k++) image.data[4 * at + k] = (numbers[k * plane + at] + 1) * 127.5
    image.data[4 * at + 3] = 255
  }
  context.putImageData(image, 0, 0)
}

/** From paper to ink. */
function ink(element: Element): Scale {
  const style = getComputedStyle(element)
  const names = ['--seq-0', '--seq-1', '--seq-2', '--seq-3', '--seq-4']
  return { stops: names.map((name) => style.getPropertyValue(name).trim()), min: -1, max: 1 }
}

/** Lay a colour over each patch, the thicker the more weight it has; `reach` is the weight that hides the most. */
export function drawWeights(
  canvas: HTMLCanvasElement,
  weights: ArrayLike<number>,
  [h, w]: readonly [number, number],
  reach: number,
) {
  canvas.width = w
  canvas.height = h
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--div-p2').trim()
  for (let patch = 0; patch < h * w; patch++) {
    context.globalAlpha = 0.85 * Math.min(weights[patch] / reach, 1)
    context.fillRect(patch % w, Math.floor(patch / w), 1, 1)
  }
}
