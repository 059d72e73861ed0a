/** The words of the list of operations, and of whatever waits for its numbers. */
const en = {
  rows: 'Operations in the order they ran',
  input: 'in',
  output: 'out',
  open: 'show the numbers',
  shapeOnly: 'shape only',
  waiting: 'computing…',
  noValues: 'No numbers: the run stops before this.',
  noScript: 'With JavaScript on, every row opens to its numbers.',
  stopped: 'PyTorch’s error',
  view: 'a view: no number moved',
  copy: 'new memory',
  strides: 'strides',
  statistics: { min: 'min', mean: 'mean', max: 'max', std: 'std' },
  axis: (letter: string) => `index along ${letter}`,
  heatmap: (op: string, shape: string) => `Heatmap of ${op}, ${shape}. Arrow keys move the cursor.`,
  weights: 'weight',
  bias: 'bias',
}

const zh: typeof en = {
  rows: '按运行顺序排列的操作',
  input: '输入',
  output: '输出',
  open: '看数值',
  shapeOnly: '只有形状',
  waiting: '计算中…',
  noValues: '没有数值：运行到这里之前就停了。',
  noScript: '打开 JavaScript 后，每一行都能展开看到数值。',
  stopped: 'PyTorch 的报错',
  view: '视图：没有数字移动',
  copy: '新的内存',
  strides: '步幅',
  statistics: { min: '最小', mean: '平均', max: '最大', std: '标准差' },
  axis: (letter) => `${letter} 维的下标`,
  heatmap: (op, shape) => `${op} 的热图，${shape}。方向键移动光标。`,
  weights: '权重',
  bias: '偏置',
}

export const traceWords = { zh, en }
