const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

interface Place {
  y: number
  x: number
}

/** The words of the microscope. */
const en = {
  right: 'x.permute(0, 2, 3, 1).reshape(b, h*w, d)',
  wrong: 'x.reshape(b, h*w, d)',
  rightName: 'right',
  wrongName: 'wrong',
  version: 'Which line',
  channel: 'channel',
  patch: 'patch',
  image: 'image',
  pick: 'Pick a cell: arrow keys move it, Page Up and Page Down change the channel.',
  before: 'before',
  after: 'after',
  memory: 'memory',
  address: (a: string) => `address ${a}`,
  conv: 'x after conv2d',
  permuted: 'after permute',
  tokens: 'tokens',
  memoryHelp:
    'One strip of memory, the same in all three. No number moves; only the strides that read it change.',
  token: (t: number) => `token ${t}`,
  holds: (t: number, from: string) => `Token ${t} holds ${from}.`,
  holdsRight: (d: number, i: number, j: number) =>
    `all ${d} channels of the patch at row ${i}, column ${j}`,
  holdsWrong: (patches: number, channels: number) =>
    `numbers of ${plural(patches, 'patch', 'patches')} out of ${plural(channels, 'channel')}`,
  paint: 'Painted back',
  paintHelp:
    'For this picture the kernel copies its pixels (d = c·p²), so a token can be painted back as a patch. The two lines of code are the ones above.',
  original: 'the photo the model saw',
  paintedRight: 'tokens of the right line',
  paintedWrong: 'tokens of the wrong line: same shape, no error',
  pickPixel: 'The right tokens painted back. Arrow keys choose a pixel.',
  pixel: (from: Place, to: Place & { colour: number }) =>
    `The red of pixel (${from.y}, ${from.x}) is painted at (${to.y}, ${to.x}) by the wrong line, as its ${['red', 'green', 'blue'][to.colour]}.`,
  tooSmall: 'No patch fits this photo.',
}

const zh: typeof en = {
  right: 'x.permute(0, 2, 3, 1).reshape(b, h*w, d)',
  wrong: 'x.reshape(b, h*w, d)',
  rightName: '对',
  wrongName: '错',
  version: '哪一行代码',
  channel: '通道',
  patch: '图像块',
  image: '图像',
  pick: '选一格：方向键移动，Page Up 与 Page Down 换通道。',
  before: '之前',
  after: '之后',
  memory: '内存',
  address: (a) => `地址 ${a}`,
  conv: 'conv2d 之后的 x',
  permuted: 'permute 之后',
  tokens: '词元',
  memoryHelp: '三处读的是同一条内存。数字都没有移动，变的只是读它的步幅。',
  token: (t) => `词元 ${t}`,
  holds: (t, from) => `词元 ${t} 里是${from}。`,
  holdsRight: (d, i, j) => `第 ${i} 行第 ${j} 列那个图像块的全部 ${d} 个通道`,
  holdsWrong: (patches, channels) => ` ${channels} 个通道里、${patches} 个图像块的数`,
  paint: '涂回去',
  paintHelp:
    '为了这张图，卷积核只照抄像素（d = c·p²），词元因此能涂回成图像块。两行代码就是上面那两行。',
  original: '模型看到的照片',
  paintedRight: '对的那行得到的词元',
  paintedWrong: '错的那行得到的词元：形状相同，没有报错',
  pickPixel: '对的词元涂回的图。方向键选择一个像素。',
  pixel: (from, to) =>
    `像素 (${from.y}, ${from.x}) 的红色，被错的那行涂到了 (${to.y}, ${to.x})，当成${['红', '绿', '蓝'][to.colour]}色。`,
  tooSmall: '这张照片放不下一个图像块。',
}

export const microscopeWords = { zh, en }
