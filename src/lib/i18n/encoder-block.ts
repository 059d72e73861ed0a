import type { Lang } from './index'

interface Joined {
  stream: number
  added: number
  sum: number
  cosine: number
}
interface Range {
  from: number
  to: number
}
interface Normalised {
  /** How many numbers share a mean. */
  count: number
  b: number
  l: number
  mean: number
  std: number
}
const two = (n: number) =>
  n
    .toFixed(2)
    .replace(/^-(0\.00)$/, '$1')
    .replace('-', '−')
const percent = ({ stream, added }: Joined) => `${Math.round((100 * added) / stream)}\u00a0%`

const en = {
  road: {
    figure: 'The residual stream: how long every token is, and what is added',
    photoName: 'photo',
    read: 'read',
    write: 'write',
    photo: (h: number, w: number) =>
      `The photo, ${h} rows of ${w} patches. Arrow keys choose a token.`,
    token: (n: number, row: number, column: number) =>
      `token ${n}: patch row ${row}, column ${column}`,
    classToken: 'token 0: the class token, on no patch',
    classButton: 'Class token',
    attention: (j: Joined) =>
      `Attention writes ${two(j.added)} beside a stream of ${two(j.stream)} (${percent(j)}). The cosine between them is ${two(j.cosine)}, so the sum is ${two(j.sum)} long, not ${two(j.stream + j.added)}.`,
    mlp: (j: Joined) =>
      `The MLP writes ${two(j.added)} beside ${two(j.stream)} (${percent(j)}); cosine ${two(j.cosine)}, and ${two(j.sum)} leaves the block.`,
    waiting: 'computing…',
    shapeOnly: 'No numbers at these settings.',
    scale: 'Colours of the maps',
    own: 'own colours',
    together: 'one scale',
    help: 'A map paints how long each patch’s token is: the root of its d squares’ sum. Large: the chosen token. A road is as wide as that.',
  },
  order: {
    figure: 'Pre-norm and post-norm on the same weights',
    measure: 'What is drawn of every token',
    measures: { std: 'std', norm: 'length', mean: 'mean' },
    gain: 'linear weights',
    block: 'after block',
    names: { pre: 'pre-norm', post: 'post-norm' },
    code: { pre: 'x = f(norm(x)) + x', post: 'x = norm(f(x) + x)' },
    panel: (order: string, measure: string) =>
      `${order}: ${measure} of every token after 0 to 12 blocks; the chosen token is drawn strong`,
    axis: 'blocks',
    here: ([std, norm, mean]: number[]) =>
      `std ${two(std)} · length ${two(norm)} · mean ${two(mean)}`,
    gradient: 'the gradient on its way back',
    gradientHelp: 'its length, as a multiple of what it was after block 12',
    gradientPanel:
      'Length of the gradient after 0 to 12 blocks, pre-norm and post-norm, on a logarithmic axis',
    gradientHere: (pre: number, post: number) =>
      `pre-norm ${two(pre)} × · post-norm ${two(post)} ×`,
    found: (pre: Range, post: Range, preGradient: number, postGradient: number) =>
      `Pre-norm: the tokens’ std goes from ${two(pre.from)} to ${two(pre.to)}, on average. Post-norm: it is ${two(post.to)} after every block. Of a gradient of length 1 sent in at the end, ${two(preGradient)} arrives at the input in pre-norm, ${two(postGradient)} in post-norm.`,
    waiting: 'computing twelve blocks, twice…',
    tooLarge: 'At these settings twelve blocks are too much for a page.',
  },
  norm: {
    figure: 'One token through LayerNorm',
    group: 'What shares one mean',
    groups: { token: 'one token', tokens: 'one channel', batch: 'one channel, all photos' },
    factor: 'all tokens',
    shift: 'and',
    plus: 'added to every number',
    tokens: (l: number, d: number) => `${l} tokens of ${d}`,
    heatmap: 'The tokens of the first photo, one a row. Arrow keys choose a token and a channel.',
    before: 'x[t]',
    normal: '(x[t] − mean) / √(var + eps)',
    after: 'γ · normal + β',
    words: { mean: 'mean', std: 'std' },
    channel: 'channel',
    reset: 'γ = 1, β = 0',
    found: {
      token: (n: Normalised) =>
        `LayerNorm: the mean and the variance are those of this token’s own ${n.count} numbers. It leaves with mean ${two(n.mean)} and std ${two(n.std)}, whatever the other tokens are.`,
      tokens: (n: Normalised) =>
        `Not LayerNorm: each channel is normalised over the photo’s ${n.count} tokens (dim=1). This token leaves with mean ${two(n.mean)} and std ${two(n.std)}, and changes when another token does.`,
      batch: (n: Normalised) =>
        `BatchNorm in training: each channel over ${n.b} × ${n.l} = ${n.count} tokens. This token leaves with mean ${two(n.mean)} and std ${two(n.std)}, and changes when another photo is in the batch.`,
    },
  },
}

const zh: typeof en = {
  road: {
    figure: '残差流：每个词元有多长，加进来的有多长',
    photoName: '照片',
    read: '读',
    write: '写',
    photo: (h, w) => `照片，${h} 行、每行 ${w} 个图像块。方向键选择词元。`,
    token: (n, row, column) => `词元 ${n}：图像块第 ${row} 行第 ${column} 列`,
    classToken: '词元 0：类别词元，不在图上',
    classButton: '类别词元',
    attention: (j) =>
      `注意力写进 ${two(j.added)}，旁边的残差流是 ${two(j.stream)}（${percent(j)}）。两者夹角的余弦是 ${two(j.cosine)}，所以和长 ${two(j.sum)}，不是 ${two(j.stream + j.added)}。`,
    mlp: (j) =>
      `MLP 写进 ${two(j.added)}，旁边是 ${two(j.stream)}（${percent(j)}）；余弦 ${two(j.cosine)}，长 ${two(j.sum)} 的词元离开这一块。`,
    waiting: '计算中…',
    shapeOnly: '这组设置下只有形状，没有数值。',
    scale: '图的颜色',
    own: '各自的刻度',
    together: '同一个刻度',
    help: '图上是各图像块的词元有多长：d 个数的平方和再开方。大字是选中的那个；路有多宽，它就有多长。',
  },
  order: {
    figure: '同一组权重：pre-norm 与 post-norm',
    measure: '画每个词元的什么',
    measures: { std: '标准差', norm: '长度', mean: '均值' },
    gain: '线性层的权重',
    block: '过了几块',
    names: { pre: 'pre-norm', post: 'post-norm' },
    code: { pre: 'x = f(norm(x)) + x', post: 'x = norm(f(x) + x)' },
    panel: (order, measure) =>
      `${order}：过了 0 到 12 块之后，每个词元的${measure}；选中的词元画得重`,
    axis: '块数',
    here: ([std, norm, mean]) => `标准差 ${two(std)} · 长度 ${two(norm)} · 均值 ${two(mean)}`,
    gradient: '往回走的梯度',
    gradientHelp: '它的长度，是第 12 块之后的几倍',
    gradientPanel: '过了 0 到 12 块之处，梯度有多长：pre-norm 与 post-norm，对数刻度',
    gradientHere: (pre, post) => `pre-norm ${two(pre)} 倍 · post-norm ${two(post)} 倍`,
    found: (pre, post, preGradient, postGradient) =>
      `pre-norm：词元的标准差平均从 ${two(pre.from)} 到 ${two(pre.to)}。post-norm：每块之后都是 ${two(post.to)}。从末尾送进长度为 1 的梯度，到输入处，pre-norm 是 ${two(preGradient)}，post-norm 是 ${two(postGradient)}。`,
    waiting: '正在算十二块，两遍……',
    tooLarge: '这组设置下，十二块对网页来说太大了。',
  },
  norm: {
    figure: '一个词元经过 LayerNorm',
    group: '谁和谁共用一个均值',
    groups: { token: '一个词元', tokens: '一个通道', batch: '一个通道，所有照片' },
    factor: '所有词元',
    shift: '再',
    plus: '每个数再加',
    tokens: (l, d) => `${l} 个词元，各 ${d} 个数`,
    heatmap: '第一张照片的词元，一行一个。方向键选择词元和通道。',
    before: 'x[t]',
    normal: '(x[t] − mean) / √(var + eps)',
    after: 'γ · normal + β',
    words: { mean: '均值', std: '标准差' },
    channel: '通道',
    reset: 'γ = 1，β = 0',
    found: {
      token: (n) =>
        `LayerNorm：均值和方差只取这个词元自己的 ${n.count} 个数。它出来时均值 ${two(n.mean)}，标准差 ${two(n.std)}，与别的词元无关。`,
      tokens: (n) =>
        `不是 LayerNorm：每个通道在这张照片的 ${n.count} 个词元上归一化（dim=1）。这个词元出来时均值 ${two(n.mean)}，标准差 ${two(n.std)}；别的词元一变，它也变。`,
      batch: (n) =>
        `训练时的 BatchNorm：每个通道在 ${n.b} × ${n.l} = ${n.count} 个词元上归一化。这个词元出来时均值 ${two(n.mean)}，标准差 ${two(n.std)}；批量里换一张照片，它也变。`,
    },
  },
}

export const words = (lang: Lang) => (lang === 'zh' ? zh : en)
