import { expect, test } from 'vitest'
import { linePath, logTicks, scales, ticks } from '../../src/lib/draw/chart'

const frame = { left: 10, right: 110, top: 0, bottom: 50, x: [0, 4], y: [0, 2] } as const
const copy = { ...frame, x: [...frame.x] as [number, number], y: [...frame.y] as [number, number] }

test('a chart puts the least at the bottom left and the most at the top right', () => {
  const { x, y } = scales(copy)
  expect([x(0), y(0), x(4), y(2)]).toEqual([10, 50, 110, 0])
  expect(linePath([0, 1, 2], { x, y })).toBe('M10.0 50.0L35.0 25.0L60.0 0.0')
})

test('on a logarithmic axis equal ratios are equal steps', () => {
  const { y } = scales({ ...copy, y: [0.1, 10], log: true })
  expect(y(1)).toBeCloseTo(25)
  expect(y(0.1) - y(1)).toBeCloseTo(y(1) - y(10))
})

test('ticks are round numbers inside the chart', () => {
  expect(ticks(0, 1.8)).toEqual([0, 0.5, 1, 1.5])
  expect(ticks(-1, 1)).toEqual([-1, -0.5, 0, 0.5, 1])
  expect(logTicks(0.4, 6)).toEqual([0.5, 1, 2, 5])
})
