/** Numbers as bars from zero, side by side. */
export interface Bars {
  numbers: ArrayLike<number>
  min: number
  max: number
  /** Between which bars a thin rule stands. */
  rules: number[]
  /** A level to compare with, drawn dashed. */
  level?: number
}

/** Paint bars into a canvas of the size it has; below zero and above it in the two signed colours. */
export function drawBars(canvas: HTMLCanvasElement, { numbers, min, max, rules, level }: Bars) {
  const { width, height } = canvas
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  context.clearRect(0, 0, width, height)
  const unit = width / numbers.length
  const y = (n: number) => height - ((n - min) / (max - min || 1)) * height
  context.fillStyle = colour('--rule')
  for (const at of rules) context.fillRect(at * unit - 0.5, 0, 1, height)
  const gap = Math.min(unit * 0.16, 2)
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i]
    context.fillStyle = colour(n < 0 ? '--div-n2' : '--div-p2')
    context.fillRect(i * unit + gap / 2, Math.min(y(n), y(0)), unit - gap, Math.abs(y(n) - y(0)))
  }
  context.fillStyle = colour('--edge')
  context.fillRect(0, Math.min(y(0), height - 1), width, 1)
  if (level === undefined) return
  context.strokeStyle = colour('--ink')
  context.setLineDash([8, 6])
  context.beginPath()
  context.moveTo(0, y(level))
  context.lineTo(width, y(level))
  context.stroke()
}
