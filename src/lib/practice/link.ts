/** An answer in the fragment of a link: it never reaches a server, and a page only shows it. */

/** Longer than any answer; a link that unfolds to more is refused before it fills memory. */
const most = 64 * 1024

const through = (bytes: Uint8Array<ArrayBuffer>, by: GenericTransformStream) =>
  new Blob([bytes]).stream().pipeThrough(by as ReadableWritablePair<Uint8Array, BufferSource>)

export async function encodeAnswer(answer: string): Promise<string> {
  const deflate = new CompressionStream('deflate-raw')
  const bytes = await new Response(through(new TextEncoder().encode(answer), deflate)).bytes()
  const text = String.fromCharCode(...bytes)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The answer that a link holds; null if it holds none that can be read. */
export async function decodeAnswer(code: string): Promise<string | null> {
  try {
    const text = atob(code.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of through(bytes, new DecompressionStream('deflate-raw'))) {
      size += part.length
      if (size > most) return null
      parts.push(part)
    }
    const whole = await new Blob(parts as BlobPart[]).arrayBuffer()
    return new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    return null
  }
}
