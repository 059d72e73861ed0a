import { expect, test } from 'vitest'
import { reportLine } from '../../src/lib/parity'
import { emptyReport } from '../../src/lib/parity/report'

const forward = {
  ...emptyReport(),
  kind: 'forward' as const,
  output: 1.23e-7,
  steps: 3.4e-7,
  gradients: 0,
  ops: { matched: 7, total: 7 },
}

test('a forward golden is one line of largest differences', () => {
  expect(reportLine('patch-embedding', forward)).toBe(
    'PASS  patch-embedding  max|Δ| output 1.2e-7  steps 3.4e-7  gradients 0       ops 7/7',
  )
})

test('a training golden tells how far its losses and weights went', () => {
  const training = { ...emptyReport(), kind: 'training' as const, losses: 2e-7, weights: 3e-5 }
  expect(reportLine('adam', { ...training, updates: 20 }, 6)).toBe(
    'PASS  adam    max|Δ| losses 2.0e-7  weights 3.0e-5  steps 20',
  )
})

test('a failure ends with its reason, and what was not compared is a dash', () => {
  const failure = { ...forward, status: 'fail' as const, reason: 'why', gradients: Number.NaN }
  expect(reportLine('x', { ...failure, output: Number.POSITIVE_INFINITY })).toBe(
    'FAIL  x  max|Δ| output ∞       steps 3.4e-7  gradients —       ops 7/7  why',
  )
})

test('a file that could not be compared at all has only its reason', () => {
  expect(reportLine('x', { ...emptyReport(), status: 'fail', reason: 'damaged' })).toBe(
    'FAIL  x  damaged',
  )
  expect(reportLine('x', { ...forward, status: 'skip', reason: 'not known' })).toBe(
    'SKIP  x  not known',
  )
})
