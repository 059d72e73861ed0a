/** A matrix of numbers as a picture: one pixel a number, scaled up by CSS. */
export interface Matrix {
  numbers: ArrayLike<number>
  rows: number
  columns: number
}

export interface Scale {
  /** Colour stops from least to most, as CSS colours. */
  stops: string[]
  min: number
  max: number
}

/** The signed scale of the house: zero is paper, `reach` on both sides. */
export function signedScale(element: Element, reach: number): Scale {
  const style = getComputedStyle(element)
  const names = ['--div-n2', '--div-n1', '--div-0', '--div-p1', '--div-p2']
  const stops = names.map((name) => style.getPropertyValue(name).trim())
  return { stops, min: -reach, max: reach }
}

/** The scale of magnitudes: paper for the least, ink for the most. */
export function magnitudeScale(element: Element, min: number, max: number): Scale {
  const style = getComputedStyle(element)
  const stops = [0, 1, 2, 3, 4].map((i) => style.getPropertyValue(`--seq-${i}`).trim())
  return { stops, min, max }
}

/** Paint a matrix; the canvas gets one pixel for each number. */
export function drawHeatmap(canvas: HTMLCanvasElement, matrix: Matrix, scale: Scale) {
  const { rows, columns, numbers } = matrix
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d')
  if (!context || rows * columns === 0) return
  const table = lookup(scale.stops)
  const image = context.createImageData(columns, rows)
  const factor = 255 / (scale.max - scale.min || 1)
  for (let i = 0; i < rows * columns; i++) {
    const level = Math.round((numbers[i] - scale.min) * factor)
    const at = 3 * Math.min(Math.max(level, 0), 255)
    image.data.set([table[at], table[at + 1], table[at + 2], 255], 4 * i)
  }
  context.putImageData(image, 0, 0)
}

const tables = new Map<string, Uint8ClampedArray>()

/** 256 colours between the stops. */
function lookup(stops: string[]): Uint8ClampedArray {
  const key = stops.join()
  const known = tables.get(key)
  if (known) return known
  const colours = stops.map(parseHex)
  const table = new Uint8ClampedArray(256 * 3)
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (colours.length - 1)
    const from = Math.min(Math.floor(at), colours.length - 2)
    for (let c = 0; c < 3; c++) {
      table[3 * i + c] = colours[from][c] + (at - from) * (colours[from + 1][c] - colours[from][c])
    }
  }
  tables.set(key, table)
  return table
}

const parseHex = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
