import astronaut from '../../assets/photos/astronaut.png'
import chelsea from '../../assets/photos/chelsea.png'
import coffee from '../../assets/photos/coffee.png'
import rocket from '../../assets/photos/rocket.png'
import type { Config } from '../../lib/lesson/lesson'
import { photoShape } from '../../lib/lesson/picture'

export interface Photo {
  id: string
  src: string
  /** The reader's own: it stays on their device and out of the link. */
  own?: boolean
}

export const photos: Photo[] = [
  { id: 'chelsea', src: chelsea.src },
  { id: 'coffee', src: coffee.src },
  { id: 'astronaut', src: astronaut.src },
  { id: 'rocket', src: rocket.src },
]

const images = new Map<string, Promise<ImageBitmap>>()

export function loadImage({ src }: Photo): Promise<ImageBitmap> {
  const load = async () => createImageBitmap(await (await fetch(src)).blob())
  if (!images.has(src)) images.set(src, load())
  return images.get(src) as Promise<ImageBitmap>
}

/** A photo read from the reader's file, or an error in words of the browser. */
export async function ownPhoto(file: File): Promise<Photo> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const src = URL.createObjectURL(file)
  images.set(src, Promise.resolve(bitmap))
  return { id: 'own', src, own: true }
}

/** Draw the middle of a photo so that it fills width × height. */
export function drawCover(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  image: ImageBitmap,
  width: number,
  height: number,
) {
  const scale = Math.max(width / image.width, height / image.height)
  const [w, h] = [width / scale, height / scale]
  context.imageSmoothingQuality = 'high'
  const [x, y] = [(image.width - w) / 2, (image.height - h) / 2]
  context.drawImage(image, x, y, w, h, 0, 0, width, height)
}

/** The photos as the model gets them: (b, c, H, W), from −1 (dark) to 1; the chosen one first, then the others. */
export async function pixels(photo: Photo, config: Config): Promise<Float32Array> {
  const [batch, channels, height, width] = photoShape(config)
  const others = photos.filter((other) => other.id !== photo.id)
  const chosen = [photo, ...others].slice(0, batch)
  const result = new Float32Array(batch * channels * height * width)
  const loaded = await Promise.all(chosen.map(loadImage))
  loaded.forEach((image, i) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D
    drawCover(context, image, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    const plane = height * width
    const put = (c: number, at: number, value: number) => {
      result[(i * channels + c) * plane + at] = value / 127.5 - 1
    }
    for (let at = 0; at < plane; at++) {
      const [r, g, b] = [data[4 * at], data[4 * at + 1], data[4 * at + 2]]
      if (channels === 1) put(0, at, 0.299 * r + 0.587 * g + 0.114 * b)
      else {
        put(0, at, r)
        put(1, at, g)
        put(2, at, b)
      }
    }
  })
  return result
}
