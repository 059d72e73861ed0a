import list from './library.txt?raw'

/**
 * Python's own library, but only what `library.txt` names: what a learner's program may import, and what that imports.
 * The files are copied as they lie in the zip, in the zip's own format.
 */
export function slim(zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const wanted = new Set(list.trim().split('\n'))
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const text = new TextDecoder()
  const parts: Uint8Array[] = []
  const entries: Uint8Array[] = []
  let at = 0
  for (const { entry, name, offset, size } of directory()) {
    if (!wanted.has(name)) continue
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    const moved = Uint8Array.from(entry)
    new DataView(moved.buffer).setUint32(42, at, true)
    entries.push(moved)
    parts.push(zip.subarray(offset, start + size))
    at += start + size - offset
  }
  const end = Uint8Array.from(zip.subarray(-22))
  const count = new DataView(end.buffer)
  const length = entries.reduce((sum, entry) => sum + entry.length, 0)
  for (const place of [8, 10]) count.setUint16(place, entries.length, true)
  count.setUint32(12, length, true)
  count.setUint32(16, at, true)
  return joined([...parts, ...entries, end])

  /** The list of files at the end of a zip. */
  function* directory() {
    const last = zip.length - 22 // no comment follows
    let next = view.getUint32(last + 16, true)
    for (let left = view.getUint16(last + 10, true); left > 0; left--) {
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(next + place, true))
      const entry = zip.subarray(next, next + 46 + name + extra + comment)
      yield {
        entry,
        name: text.decode(entry.subarray(46, 46 + name)),
        offset: view.getUint32(next + 42, true),
        size: view.getUint32(next + 20, true),
      }
      next += entry.length
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
