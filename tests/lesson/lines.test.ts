import { expect, test } from 'vitest'
import { lineOfRow, tieRows } from '../../src/lib/lesson/lines'
import type { Run } from '../../src/lib/lesson/rows'

const rows = (...ops: string[]) => ops.map((op) => ({ step: { op } })) as Run['rows']
const lines = [
  { id: 'call', ops: ['Block'], repeat: true },
  { id: 'norm', ops: ['layer_norm'] },
]
const ties = lines.map(({ id, ops: [op], repeat }) => ({ id, op, repeat }))

test('a line in a loop runs as many rows as the loop has rounds, none included', () => {
  expect(lineOfRow(lines, rows('Block', 'Block', 'layer_norm'))).toEqual(['call', 'call', 'norm'])
  expect(lineOfRow(lines, rows('layer_norm'))).toEqual(['norm'])
})

test('a row that no line runs is an error that names it', () => {
  expect(() => lineOfRow(lines, rows('Block', 'gelu'))).toThrow('row 1 ran gelu')
  expect(() => lineOfRow(lines, rows('layer_norm', 'layer_norm'))).toThrow('nothing more')
})

test('a run that stops inside a module points at the line that called it', () => {
  const error: Run['error'] = { torch: 'stopped', help: { zh: '', en: '' } }
  const tied = tieRows(ties, { rows: rows('layer_norm', 'linear'), error })
  expect(tied.map((tie) => tie?.id)).toEqual([undefined, undefined, 'call'])
})
