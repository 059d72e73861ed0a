/** A number short enough for a label: three significant digits, a true minus sign. */
export function short(n: number): string {
  if (!Number.isFinite(n)) return String(n)
  const text =
    n !== 0 && Math.abs(n) < 1e-3 ? n.toExponential(1) : n.toFixed(Math.abs(n) < 100 ? 3 : 1)
  return text.replace('-', '−')
}

/** A weight: four decimals, for numbers between 0 and 1 that are often small. */
export const fine = (n: number) =>
  n !== 0 && Math.abs(n) < 1e-4 ? short(n) : n.toFixed(4).replace('-', '−')

/** A share: 0.5 → 50.0%; two significant digits where one decimal would say nothing. */
export function percent(share: number): string {
  const n = 100 * share
  return `${n < 0.05 && n >= 1e-6 ? n.toPrecision(2) : n.toFixed(1)}%`
}

export const scientific = (n: number) => (n === 0 ? '0' : n.toExponential(1).replace('-', '−'))

/** 5717416 → 5,717,416 */
export const grouped = (n: number) => n.toLocaleString('en')

/** 35_000_000_000 → 35.0 G */
export const count = (n: number) => scaled(n, 1000, ['', ' k', ' M', ' G', ' T', ' P'])

/** 150528 → 147 KiB */
export const bytes = (n: number) => scaled(n, 1024, [' B', ' KiB', ' MiB', ' GiB', ' TiB'])

function scaled(n: number, base: number, units: string[]): string {
  const power = n === 0 ? 0 : Math.min(Math.floor(Math.log(n) / Math.log(base)), units.length - 1)
  const value = n / base ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toPrecision(3)}${units[power]}`
}
