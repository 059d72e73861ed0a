import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAnswer, encodeAnswer } from '../../src/lib/practice/link'

test('an answer comes back from a link letter by letter, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (answer) => {
      const code = await encodeAnswer(answer)
      expect(code).toMatch(/^[\w-]*$/)
      expect(await decodeAnswer(code)).toBe(answer)
    }),
    { numRuns: 200 },
  )
})

test('what is no answer is none, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (code) => {
      const answer = await decodeAnswer(code)
      expect(answer === null || typeof answer === 'string').toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a small link that unfolds to more than any answer is refused', async () => {
  const bomb = await encodeAnswer('a'.repeat(10_000_000))
  expect(bomb.length).toBeLessThan(20_000)
  expect(await decodeAnswer(bomb)).toBeNull()
})
