import { beforeAll, expect, test } from 'vitest'
import { type Config, resolve } from '../../src/lib/lesson/lesson'
import { reference } from '../../src/lib/lesson/lessons/reference'
import { rowLetters } from '../../src/lib/lesson/letters'
import { type Preset, presets } from '../../src/lib/lesson/presets'
import { allRows } from '../../src/lib/lesson/rows'
import { runShapes } from '../../src/lib/lesson/run'
import { sheets } from '../../src/lib/lesson/sheets'
import { setDevice } from '../../src/lib/torch'

beforeAll(() => setDevice('meta'))
const at = (chosen: Record<string, number>) => resolve(reference.settings, chosen)

const sheetsAt = (config: Config) => sheets(runShapes(reference, config))

/** The sliders' values at a published size. */
const preset = (name: Preset) => {
  const { inChannels: channels, numClasses: classes, ...sizes } = presets[name]
  return at({ ...sizes, channels, classes })
}

test.each<[Preset, number]>([
  ['Ti/16', 5_717_416],
  ['S/16', 22_050_664],
  ['B/16', 86_567_656],
  ['L/16', 304_326_632],
  ['H/14', 632_045_800],
])('ViT-%s has %d parameters, as published', (name, parameters) => {
  const whole = sheetsAt(preset(name)).at(-1)
  expect(whole).toMatchObject({ module: 'VisionTransformer', parameters })
})

test('the sheet lists the six modules, and its lines add up', () => {
  const all = sheetsAt(at({}))
  expect(all.map(({ module }) => module)).toEqual([
    'PatchEmbedding',
    'MultiHeadSelfAttention',
    'MlpBlock',
    'TransformerEncoderBlock',
    'TransformerEncoder',
    'VisionTransformer',
  ])
  for (const { lines, parameters, flops, bytes } of all) {
    const sum = (of: (line: (typeof lines)[number]) => number) =>
      lines.reduce((total, line) => total + of(line), 0)
    expect(sum((line) => line.parameters)).toBe(parameters)
    expect(sum((line) => line.flops)).toBe(flops)
    expect(sum((line) => line.bytes)).toBe(bytes)
  }
})

test('twelve layers stand as one line, twelve times', () => {
  const encoder = sheetsAt(at({ depth: 12 })).find((s) => s.module === 'TransformerEncoder')
  expect(encoder?.lines.map(({ row, times }) => [row.step.op, times])).toEqual([
    ['TransformerEncoderBlock', 12],
    ['layer_norm', 1],
  ])
})

test('every axis of every line has a letter, whatever the depth', () => {
  const letters = rowLetters(reference)
  const sizes = new Map<string, number>()
  for (const row of allRows(
    runShapes(reference, { ...at({ depth: 3, batch: 2 }), height: 160 }).rows,
  )) {
    const { inputs, output } = letters[row.key]
    const shapes = [...row.step.inputs, row.step.output].map(({ shape }) => shape)
    for (const [i, names] of [...inputs, output].entries()) {
      names.forEach((letter, axis) => {
        // One letter, one size: d is never m's.
        expect(`${letter} ${sizes.get(letter) ?? shapes[i][axis]}`).toBe(
          `${letter} ${shapes[i][axis]}`,
        )
        sizes.set(letter, shapes[i][axis])
      })
    }
    for (const letter of [...inputs.flat(), ...output]) expect(letter).not.toMatch(/^\d{2,}$/)
    expect(output).toHaveLength(row.step.output.shape.length)
  }
})

test('heads that do not divide embed_dim stop where PyTorch stops', () => {
  const run = runShapes(reference, at({ embedDim: 192, numHeads: 5 }))
  expect(run.error?.torch).toMatch(/^shape '\[1, 197, 5, 38\]' is invalid for input of size 37824/)
  expect(sheets(run)).toEqual([])
})
