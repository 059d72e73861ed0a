/** A number short enough for a label: three significant digits, a true minus sign. */
export function short(n: number): string {
  if (!Number.isFinite(n)) return String(n)
  const text =
    n !== 0 && Math.abs(n) < 1e-3 ? n.toExponential(1) : n.toFixed(Math.abs(n) < 100 ? 3 : 1)
  return text.replace('-', '−')
}

export const scientific = (n: number) => (n === 0 ? '0' : n.toExponential(1).replace('-', '−'))
