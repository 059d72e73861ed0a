import type { Box, Sheet } from './sheet'
import { xml } from './xml'

/** Draw a canvas at its place. One pixel a number would be smoothed by some programs: such cells become whole blocks. */
export function drawCanvas(
  sheet: Sheet,
  canvas: HTMLCanvasElement,
  box: Box,
  style: CSSStyleDeclaration,
) {
  if (!canvas.width || !canvas.height) return
  const pixelated = style.imageRendering === 'pixelated'
  const copy = document.createElement('canvas')
  const times = (length: number, count: number) => Math.max(Math.ceil((2 * length) / count), 1)
  copy.width = canvas.width * (pixelated ? times(box.width, canvas.width) : 1)
  copy.height = canvas.height * (pixelated ? times(box.height, canvas.height) : 1)
  const context = copy.getContext('2d') as CanvasRenderingContext2D
  context.imageSmoothingEnabled = false
  if (style.filter !== 'none') context.filter = style.filter
  context.drawImage(canvas, 0, 0, copy.width, copy.height)
  const href = copy.toDataURL('image/png')
  sheet.put(xml('image', { ...box, preserveAspectRatio: 'none', href }), box)
}
