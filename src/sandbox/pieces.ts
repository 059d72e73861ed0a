/** Milliseconds that are looked at together. */
const span = 100
/** So many pieces of one span go out as they come. */
const quick = 300
/** Letters of a piece that waits for no others. */
const large = 20_000

/**
 * Hand on what a program prints: as it comes while it is little, in large pieces while it is much. Each piece is a
 * message, and a program without end makes more of them than a page can take.
 */
export function pieces(send: (piece: string) => void, now = () => performance.now()) {
  let held = ''
  let since = 0
  let sent = 0
  function flush() {
    if (held) send(held)
    held = ''
  }
  function print(text: string) {
    held += text
    if (now() - since > span) {
      since = now()
      sent = 0
    }
    if (sent >= quick && held.length < large) return
    sent++
    flush()
  }
  return { print, flush }
}
