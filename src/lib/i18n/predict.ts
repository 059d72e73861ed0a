/** Words of a question about a shape, asked before it is shown. */
export const en = {
  title: 'Predict',
  answer: 'Your answer',
  example: 'for example (2, 3, 4)',
  exampleLetters: 'sizes or letters',
  exampleNumber: 'a number',
  check: 'Check',
  show: 'Show',
  right: 'Yes.',
  shownShape: 'The shape is',
  shownNumber: 'The number is',
  /** Shape as letters and as sizes, where both are known. */
  also: 'that is',
  unreadable: 'I cannot read a shape in this. Write the sizes from left to right, such as 2, 3, 4.',
  unreadableNumber: 'I cannot read a number in this.',
  rank: (given: number, asked: number) =>
    `You gave ${given} ${given === 1 ? 'axis' : 'axes'}; the result has ${asked === 0 ? 'none' : asked}.`,
  order: 'These are the sizes, in another order.',
  axes: (wrong: number[], total: boolean) =>
    `${wrong.length === 1 ? 'Axis' : 'Axes'} ${wrong.join(', ')} (counted from 0) ${wrong.length === 1 ? 'has' : 'have'} another size.${total ? ' The total is right.' : ''}`,
  number: (given: string) => `It is not ${given}.`,
}

export const zh: typeof en = {
  title: '先猜',
  answer: '你的答案',
  example: '如 (2, 3, 4)',
  exampleLetters: '写数字或字母',
  exampleNumber: '一个数',
  check: '核对',
  show: '看答案',
  right: '对。',
  shownShape: '形状是',
  shownNumber: '答案是',
  also: '即',
  unreadable: '没读出形状。从左到右写出各维的大小，如 2, 3, 4。',
  unreadableNumber: '没读出数。',
  rank: (given, asked) => `你写了 ${given} 维，结果${asked === 0 ? '没有维' : `有 ${asked} 维`}。`,
  order: '大小都对，次序不对。',
  axes: (wrong, total) =>
    `第 ${wrong.join('、')} 维（从 0 数）大小不同。${total ? '总数是对的。' : ''}`,
  number: (given) => `不是 ${given}。`,
}
