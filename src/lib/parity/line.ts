import type { ParityReport } from './report'

/** One line of the parity table: `PASS  name  max|Δ| output 1.2e-7  steps 3.4e-7  gradients 2.1e-7  ops 7/7`. */
export function reportLine(name: string, report: ParityReport, nameWidth = name.length): string {
  const figures = report.status === 'skip' || isBlank(report) ? [] : [`max|Δ| ${describe(report)}`]
  const columns = [report.status.toUpperCase(), name.padEnd(nameWidth), ...figures, report.reason]
  return columns.join('  ').trimEnd()
}

function describe({ kind, output, steps, gradients, ops, losses, weights, updates }: ParityReport) {
  if (kind === 'training') {
    return `losses ${figure(losses)}  weights ${figure(weights)}  steps ${updates}`
  }
  const figures = `output ${figure(output)}  steps ${figure(steps)}  gradients ${figure(gradients)}`
  return `${figures}  ops ${ops.matched}/${ops.total}`
}

/** Did it end before anything was compared? */
const isBlank = ({ kind, ops, updates }: ParityReport) =>
  kind === 'training' ? updates === 0 : ops.total === 0

function figure(n: number): string {
  const text = Number.isNaN(n) ? '—' : Number.isFinite(n) ? n.toExponential(1) : '∞'
  return (n === 0 ? '0' : text).padEnd(6)
}
