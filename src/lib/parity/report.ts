/** How one golden compares, in plain data. A figure that was not compared is NaN. */
export interface ParityReport {
  /** `skip`: the module is not in the registry yet. */
  status: 'pass' | 'fail' | 'skip'
  /** The first thing that differs, in words; why a file is skipped or cannot be read; empty on `pass`. */
  reason: string
  kind: 'forward' | 'training' | null
  /** Largest relative differences of a forward golden. */
  output: number
  steps: number
  gradients: number
  /** Operations equal in name, input shapes, output shape and place. */
  ops: { matched: number; total: number }
  /** Largest relative differences of a training golden, and how many updates it made. */
  losses: number
  weights: number
  updates: number
}

export type Figure = 'output' | 'steps' | 'gradients' | 'losses' | 'weights'

/** Relative to the largest magnitude of what PyTorch computed. */
export const limits: Record<Figure, number> = {
  output: 1e-5,
  steps: 1e-5,
  gradients: 1e-5,
  losses: 1e-4,
  weights: 1e-3,
}

export const emptyReport = (): ParityReport => ({
  status: 'pass',
  reason: '',
  kind: null,
  output: Number.NaN,
  steps: Number.NaN,
  gradients: Number.NaN,
  ops: { matched: 0, total: 0 },
  losses: Number.NaN,
  weights: Number.NaN,
  updates: 0,
})

/** Write a difference into the report; beyond the limit it fails, and the first failure gives the reason. */
export function note(report: ParityReport, figure: Figure, what: string, apart: number) {
  report[figure] = Math.max(Number.isNaN(report[figure]) ? 0 : report[figure], apart)
  if (apart > limits[figure]) {
    const limit = limits[figure].toExponential()
    failed(report, `${what} differs by ${apart.toExponential(1)}, the limit is ${limit}`)
  }
}

export function failed(report: ParityReport, reason: string) {
  report.status = 'fail'
  report.reason ||= reason
}

/** `(2, 17, 24)` */
export const words = (shape: readonly number[]) => `(${shape.join(', ')})`

/** Have both the same shape? If not, that is a failure. */
export function sameShape(what: string, ours: number[], theirs: number[], report: ParityReport) {
  const same = String(ours) === String(theirs)
  if (!same) failed(report, `${what} has shape ${words(ours)}; the file has ${words(theirs)}`)
  return same
}
