/** Words of the shape drill; why a shape is as it is stands in `drill-reasons.ts`, which a page loads when it is asked. */
export const en = {
  given: 'Given',
  score: (right: number, asked: number) =>
    asked ? `${right} of ${asked} lines read right` : 'No line read yet',
  question: (n: number) => `Question ${n}`,
  answer: (n: number) => `Shape after line ${n}`,
  example: 'for example 2, 3, 4',
  check: 'Check',
  show: 'Show',
  next: 'Another',
  how: 'Enter checks a line and goes on to the next. An empty line is shown.',
  right: 'Right.',
  unreadable: 'No shape can be read in this. Write the sizes from left to right, such as 2, 3, 4.',
  rank: (given: number, asked: number) =>
    `You wrote ${given} ${given === 1 ? 'axis' : 'axes'}; there ${asked === 1 ? 'is 1' : `are ${asked}`}.`,
  order: 'The sizes are right, their order is not.',
  axes: (wrong: number[]) =>
    `${wrong.length === 1 ? 'Axis' : 'Axes'} ${wrong.join(', ')} (counted from 0) ${wrong.length === 1 ? 'has' : 'have'} another size.`,
  told: (n: number, verdict: string, shape: string) => `Line ${n}: ${verdict} It is ${shape}.`,
}

export const zh: typeof en = {
  given: '已知',
  score: (right, asked) => (asked ? `${asked} 行里读对 ${right} 行` : '还没有读过一行'),
  question: (n) => `第 ${n} 题`,
  answer: (n) => `第 ${n} 行之后的形状`,
  example: '如 2, 3, 4',
  check: '核对',
  show: '看答案',
  next: '再来一题',
  how: '回车核对这一行，接着下一行；空着回车就看答案。',
  right: '对。',
  unreadable: '没读出形状。从左到右写出各维的大小，如 2, 3, 4。',
  rank: (given, asked) => `你写了 ${given} 维，应该是 ${asked} 维。`,
  order: '大小都对，次序不对。',
  axes: (wrong) => `第 ${wrong.join('、')} 维（从 0 数）大小不同。`,
  told: (n, verdict, shape) => `第 ${n} 行：${verdict}形状是 ${shape}。`,
}

export const drillWords = { zh, en }
