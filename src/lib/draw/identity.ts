/** The colour of cell `n` of `count`: near in memory is near in hue and lightness, whatever shape they are read in. */
export function identity(n: number, count: number): string {
  const t = count > 1 ? n / (count - 1) : 0
  const between = (name: string) =>
    `calc(var(--id-${name}0) + ${t.toFixed(4)} * (var(--id-${name}1) - var(--id-${name}0)))`
  return `oklch(${between('l')} var(--id-c) ${between('h')})`
}
