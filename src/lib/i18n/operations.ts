/** What an operation does, in six words, by torch's name of it. */
const en: Record<string, string> = {
  conv2d: 'each patch becomes d numbers',
  permute: 'axes change places, memory stays',
  reshape: 'same numbers, another shape',
  expand: 'stored once, read many times',
  cat: 'joined along one axis',
  __getitem__: 'a part of it',
  add: 'number by number',
  linear: 'every token through one matrix',
  transpose: 'two axes change places',
  matmul: 'rows times columns',
  div: 'every number divided',
  softmax: 'positive, and each row sums to 1',
  dropout: 'in eval mode nothing is dropped',
  gelu: 'smoothly keeps what is positive',
  layer_norm: 'each token to mean 0, variance 1',
}

const zh: typeof en = {
  conv2d: '每个图像块变成 d 个数',
  permute: '维换了位置，内存没动',
  reshape: '数没变，换了形状',
  expand: '存一份，读许多遍',
  cat: '沿一维接起来',
  __getitem__: '取其中一部分',
  add: '逐个数相加',
  linear: '每个词元乘同一个矩阵',
  transpose: '两维换了位置',
  matmul: '行乘列',
  div: '每个数都除以它',
  softmax: '变成正数，每行和为 1',
  dropout: '不在训练，一个也不丢',
  gelu: '平滑地留下正数',
  layer_norm: '每个词元化成均值 0、方差 1',
}

export const operationWords = { zh, en }
