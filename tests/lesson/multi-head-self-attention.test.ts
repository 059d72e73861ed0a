import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { resolve } from '../../src/lib/lesson/lesson'
import {
  multiHeadSelfAttention as lesson,
  places,
} from '../../src/lib/lesson/lessons/multi-head-self-attention'
import { rowLetters } from '../../src/lib/lesson/letters'
import { classSource, type Line, lineOfRow } from '../../src/lib/lesson/lines'
import { runShapes } from '../../src/lib/lesson/run'
import { twinRows } from '../../src/lib/lesson/twin'
import { setDevice } from '../../src/lib/torch'

const ties: Line[] = parse(
  readFileSync('content/lessons/02-multi-head-self-attention/lines.yaml', 'utf8'),
)
const shapes = (chosen = {}) => runShapes(lesson, resolve(lesson.settings, chosen))
beforeAll(() => setDevice('meta'))

test('the letters of every shape are found by running at unequal sizes', () => {
  const letters = rowLetters(lesson)
  expect(shapes().rows.map(({ step, key }) => [step.op, letters[key].output.join(', ')])).toEqual([
    ...Array(3)
      .fill([
        ['linear', 'b, l, d'],
        ['reshape', 'b, l, nh, hd'],
        ['transpose', 'b, nh, l, hd'],
      ])
      .flat(),
    ['transpose', 'b, nh, hd, l'],
    ['matmul', 'b, nh, l, l'],
    ['div', 'b, nh, l, l'],
    ['softmax', 'b, nh, l, l'],
    ['dropout', 'b, nh, l, l'],
    ['matmul', 'b, nh, l, hd'],
    ['transpose', 'b, l, nh, hd'],
    ['reshape', 'b, l, d'],
    ['linear', 'b, l, d'],
    ['dropout', 'b, l, d'],
  ])
})

test('the figures look for their numbers where the module makes them', () => {
  const made = Object.entries(places).map(([name, at]) => [name, shapes().operations[at].op])
  expect(Object.fromEntries(made)).toEqual({
    q: 'linear',
    k: 'linear',
    v: 'transpose',
    score: 'matmul',
    scaled: 'div',
    weight: 'softmax',
    atten: 'matmul',
  })
})

test('every row has its line, every line stands in both sources, and says what each operation does', () => {
  expect(lineOfRow(ties, shapes().rows)).toHaveLength(19)
  const source = (file: string) => classSource(readFileSync(file, 'utf8'), lesson.module)
  const twin = twinRows(source('content/original/vit.py'), source('src/lib/vit/attention.ts'), ties)
  expect(twin.filter(({ id }) => id)).toHaveLength(ties.length)
  for (const { say, ops } of ties.filter((tie) => tie.say)) {
    expect([say?.zh.length, say?.en.length]).toEqual([ops.length, ops.length])
  }
})

test('five heads do not divide 48 numbers: reshape says so in PyTorch’s words', () => {
  const { error, rows } = shapes({ numHeads: 5 })
  expect(error?.torch).toBe("shape '[2, 101, 5, 9]' is invalid for input of size 9696")
  expect(rows).toHaveLength(1)
})
