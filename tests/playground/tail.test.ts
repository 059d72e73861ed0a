import { describe, expect, test } from 'vitest'
import { tailOf } from '../../src/lib/playground/tail'

describe('what a program printed', () => {
  test('is shown whole while it is short', () => {
    expect(tailOf('step 0\nstep 1\n')).toBe('step 0\nstep 1\n')
  })

  test('is shown from the beginning of a line once it is long', () => {
    const text = Array.from({ length: 3_000 }, (_, i) => `step ${i}, and more of it`).join('\n')
    const tail = tailOf(text)
    expect(tail.length).toBeLessThanOrEqual(20_000)
    expect(text.endsWith(`\n${tail}`)).toBe(true)
    expect(tail).toMatch(/^step \d+/)
  })

  test('is shown to its end even where it is one long line', () => {
    expect(tailOf(`${'x'.repeat(30_000)}\n`)).toBe(`${'x'.repeat(19_999)}\n`)
  })

  test('has no more lines than a reader can scroll through', () => {
    expect(tailOf('\n'.repeat(15_000))).toBe('\n'.repeat(999))
  })
})
