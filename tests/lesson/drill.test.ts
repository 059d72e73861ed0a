import { beforeAll, describe, expect, test } from 'vitest'
import { judgeShape } from '../../src/lib/lesson/answer'
import { question } from '../../src/lib/lesson/drill/question'
import { recipes } from '../../src/lib/lesson/drill/recipes'
import { setDevice } from '../../src/lib/torch'

const many = Array.from({ length: 300 }, (_, n) => n)
beforeAll(() => setDevice('meta'))

test('the same seed asks the same questions', () => {
  expect(many.map((n) => question(3, n).code)).toEqual(many.map((n) => question(3, n).code))
  expect(question(3, 0)).not.toEqual(question(4, 0))
})

test('every kind of question comes once before any comes again', () => {
  const kinds = Object.keys(recipes)
  const round = kinds.map((_, n) => question(1, n).kind)
  expect(round.toSorted()).toEqual(kinds.toSorted())
})

describe('every question can be answered', () => {
  test('with its sizes', () => {
    for (const n of many) {
      const { truth } = question(1, n)
      expect(judgeShape(truth.sizes.join(', '), truth).kind).toBe('right')
    }
  })

  test('with its letters, if it is asked in letters; then no size is told', () => {
    const asked = many.map((n) => question(1, n)).filter(({ letters }) => letters)
    expect(asked.length).toBeGreaterThan(50)
    for (const { truth, given, code, kind } of asked) {
      expect(judgeShape((truth.letters ?? []).join(', '), truth), `${kind} ${code}`).toEqual({
        kind: 'right',
        written: 'letters',
      })
      const told = [...given.flatMap(({ shape }) => shape), ...(truth.letters ?? [])].join(' ')
      expect(told).not.toMatch(/\d{2}|[2-9]/)
    }
  })
})

test('sizes that could be taken for one another do not meet in one tensor', () => {
  for (const n of many) {
    const { given, kind } = question(1, n)
    for (const { shape } of given) {
      const sizes = shape.filter((size) => size !== '1')
      if (kind === 'matmul') continue // a is (b, nh, l, l)
      expect(new Set(sizes).size, `${shape}`).toBe(sizes.length)
    }
  }
})

test('the last step is the answer', () => {
  for (const n of many) {
    const { steps, truth, letters } = question(2, n)
    expect(steps.at(-1)?.shape).toEqual(letters ? truth.letters : truth.sizes.map(String))
  }
})
