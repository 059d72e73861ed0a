/** So much of what a program prints is on show. */
const letters = 20_000
const lines = 1_000

/** The end of what was printed, from the beginning of a line where one is near. */
export function tailOf(text: string): string {
  const end = text.slice(-letters)
  const whole = end.slice(end.indexOf('\n') + 1)
  const kept = end === text || whole.length < letters / 2 ? end : whole
  return kept.split('\n').slice(-lines).join('\n')
}
