import { describe, expect, test } from 'vitest'
import { due, open } from '../../src/lib/practice/due'
import { remembered, slipped } from '../../src/lib/practice/review'
import { noPractice } from '../../src/lib/progress/practice'

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 12))
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

describe('a line that was written wrong', () => {
  const made = slipped(noPractice(), 'ms02', day(0))

  test('is met again tomorrow at the earliest, and not before', () => {
    expect(due(made, day(0))).toEqual([])
    const { card } = made.slips.ms02
    expect(days(day(0).toISOString(), card.due)).toBeGreaterThanOrEqual(1)
    expect(due(made, new Date(card.due))).toEqual(['ms02'])
  })

  test('comes back later and later when it is written right, sooner when it is not', () => {
    const waits: number[] = []
    let practice = made
    for (let i = 0; i < 4; i++) {
      const now = new Date(practice.slips.ms02.card.due)
      practice = remembered(practice, 'ms02', now)
      waits.push(days(now.toISOString(), practice.slips.ms02.card.due))
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(new Set(waits).size).toBe(4)
    const now = new Date(practice.slips.ms02.card.due)
    const again = slipped(practice, 'ms02', now).slips.ms02
    expect(days(now.toISOString(), again.card.due)).toBeLessThan(waits[3])
    expect(again.times).toBe(2)
  })

  test('is no longer what one gets wrong once it has stayed away for a month', () => {
    let practice = made
    expect(open(practice)).toEqual(['ms02'])
    for (let i = 0; i < 8; i++) {
      practice = remembered(practice, 'ms02', new Date(practice.slips.ms02.card.due))
    }
    expect(open(practice)).toEqual([])
  })
})

test('of several lines the one due longest comes first', () => {
  const two = slipped(slipped(noPractice(), 'pe01', day(3)), 'ms01', day(0))
  expect(due(two, day(60))).toEqual(['ms01', 'pe01'])
})

test('remembering what was never wrong changes nothing', () => {
  expect(remembered(noPractice(), 'ms02', day(0))).toEqual(noPractice())
})
