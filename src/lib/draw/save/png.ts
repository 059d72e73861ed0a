import type { Saved } from '.'

const most = 2 ** 26 // pixels; some browsers draw no larger canvas

/** The picture as pixels, two or three for each of the page's. */
export async function png({ svg, width, height }: Saved): Promise<Blob> {
  const wanted = Math.min(3, Math.max(2, 2400 / width))
  const scale = Math.min(wanted, Math.sqrt(most / (width * height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    await image.decode()
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  } finally {
    URL.revokeObjectURL(image.src)
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
