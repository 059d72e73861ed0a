import type { Lang } from './index'

interface Place {
  token: number
  /** Of a patch; the class token has none. */
  row?: number
  column?: number
}

const en = {
  token: ({ token, row, column }: Place) =>
    token === 0 ? 'token 0 [CLS]' : `token ${token} (row ${row}, column ${column})`,
  look: {
    figure: 'One query, all keys, every head',
    pick: 'Pick the query: a patch, or the class token',
    query: (place: string) => `query: ${place}`,
    canvas: (name: string, place: string) =>
      `${name}, cut into patches; the query is ${place}. Arrow keys choose another.`,
    head: 'head',
    map: (head: number, place: string, weight: string) =>
      `Weights of head ${head}. Key: ${place}, weight ${weight}. Arrow keys choose a key, Page Up and Page Down a head.`,
    marks: 'Solid frame: the query. Dashed: the key under the cursor.',
    shows: (most: string) =>
      `A patch shows as much as its weight: a ghost at 0, in full at ${most}, the largest weight of all heads.`,
    temperature: 'temperature',
    notInPost: 'not in the post; 1 is the post',
    one: 'Back to 1',
    untrained:
      'The weights are as initialised, untrained: a different pattern in every head, and it means nothing yet.',
  },
  stages: {
    label:
      'The row in four stages. Left and right choose a key, up and down one of its numbers, Page Up and Page Down a head.',
    score: 'score',
    scaled: 'scaled',
    softmax: 'softmax',
    values: 'weight × value',
    scale: (reach: string) => `bars up to ±${reach}`,
    zeroTo: (most: string) => `bars from 0 to ${most}`,
    even: (share: string) => `dashed: 1/l = ${share}`,
    sum: (total: string) => `row sum ${total}`,
    all: (rows: number, least: string, most: string) =>
      `All ${rows} rows sum to between ${least} and ${most}.`,
    heat: 'one column a key, one row a number of the head; at the right, their sum',
    keys: 'keys in order: [CLS], then the patches row by row',
    row: (n: number) => `r${n}`,
    reading: (v: Record<string, string>) =>
      `Head ${v.head}, key ${v.place}: q·k = ${v.score}, scaled ${v.scaled}, weight ${v.weight}. Number ${v.channel} of its value is ${v.value}; it hands over ${v.weight} × ${v.value} = ${v.part}. All keys together: ${v.sum}.`,
  },
  spread: {
    figure: 'How widely the scores spread',
    cut: 'the same q and k, cut into heads',
    heads: (nh: number, hd: number) => `${nh} × ${hd}`,
    raw: 'q·k',
    scaled: 'q·k / √hd',
    variance: 'variance of the scores (doubling scales)',
    most: 'largest weight of a row, on average (doubling scales)',
    of: (q: string, k: string, product: string) =>
      `Var(q) = ${q}, Var(k) = ${k}; their product is ${product}.`,
    reading: (v: Record<string, string>) =>
      `${v.nh === '1' ? 'One head' : `${v.nh} heads`} of ${v.hd}: q·k has variance ${v.raw}, about ${v.hd} × ${v.product}. Divided by √${v.hd} it is ${v.scaled}. The largest weight of a row goes from ${v.rawMost} to ${v.scaledMost}; ${v.even} would be even.`,
    choose: 'number of heads',
    axis: 'head_dim',
  },
  heads: {
    figure: 'Splitting and merging the heads',
    which: 'Which line',
    split: 'split',
    merge: 'merge',
    rightName: 'right',
    wrongName: 'wrong',
    code: {
      split: {
        right: 'reshape(b, l, nh, hd).transpose(1, 2)',
        wrong: 'reshape(b, nh, l, hd)',
      },
      merge: {
        right: 'transpose(1, 2).reshape(b, l, d)',
        wrong: 'reshape(b, l, d)',
      },
    },
    undivided: 'd does not divide by nh: there are no heads to split.',
    pick: 'Pick a cell on either side; arrow keys move it. From paper to ink: numbers of the first token to those of the last.',
    tokens: { split: 'proj_q(x)', merge: 'merged' },
    map: (name: string) => `${name}: which token each number belongs to. Arrow keys move the cell.`,
    head: (n: number) => `head ${n}`,
    follow: {
      split: (v: Record<string, string | number>) =>
        `Token ${v.token}, column ${v.column} (${v.number}) → head ${v.head}, row ${v.row}, column ${v.at}.`,
      merge: (v: Record<string, string | number>) =>
        `Head ${v.head}, row ${v.row}, column ${v.at} (${v.number}) → token ${v.token}, column ${v.column}.`,
    },
    holds: {
      split: {
        right: (v: Record<string, string | number>) =>
          `Head ${v.head} holds ${v.hd} of the ${v.d} numbers of every token.`,
        wrong: (v: Record<string, string | number>) =>
          `Head ${v.head} holds ${v.count} numbers in a row: tokens ${v.first} to ${v.last} and nothing of the others. It can never look outside this strip of the photo.`,
      },
      merge: {
        right: (v: Record<string, string | number>) =>
          `Row ${v.token} gets what every head found for token ${v.token}.`,
        wrong: (v: Record<string, string | number>) => `Row ${v.token} gets ${v.runs}.`,
      },
    },
    run: (count: number, head: number, token: number) =>
      `${count} numbers of head ${head} for token ${token}`,
    and: ', ',
    photo: {
      split: (head: number) => `The tokens whose numbers are in head ${head}`,
      merge: (token: number) => `row ${token} is made of`,
    },
  },
}

export type Words = typeof en

const zh: Words = {
  token: ({ token, row, column }) =>
    token === 0 ? '词元 0 [CLS]' : `词元 ${token}（第 ${row} 行第 ${column} 列）`,
  look: {
    figure: '一个查询，所有的键，每个头',
    pick: '选一个查询：一个图像块，或类别词元',
    query: (place) => `查询：${place}`,
    canvas: (name, place) => `${name}，切成图像块；查询是${place}。方向键换一个。`,
    head: '头',
    map: (head, place, weight) =>
      `头 ${head} 的权重。键：${place}，权重 ${weight}。方向键选键，Page Up 与 Page Down 换头。`,
    marks: '实框是查询，虚框是光标下的键。',
    shows: (most) =>
      `权重多大，图像块就露出多少：权重为 0 只剩一点影子，到 ${most}（各头中最大的权重）完全露出。`,
    temperature: '温度',
    notInPost: '博文里没有；1 就是博文',
    one: '回到 1',
    untrained: '权重是刚初始化的，没有训练过：每个头的图案各不相同，但还没有含义。',
  },
  stages: {
    label: '这一行的四个阶段。左右键选键，上下键选它的一个数，Page Up 与 Page Down 换头。',
    score: '分数',
    scaled: '缩放',
    softmax: 'softmax',
    values: '权重 × 值',
    scale: (reach) => `刻度 ±${reach}`,
    zeroTo: (most) => `刻度 0 到 ${most}`,
    even: (share) => `虚线：1/l = ${share}`,
    sum: (total) => `这一行的和 ${total}`,
    all: (rows, least, most) => `全部 ${rows} 行，每行的和都在 ${least} 与 ${most} 之间。`,
    heat: '一列是一个键，一行是头里的一个数；最右边是它们的和',
    keys: '键的次序：[CLS]，然后一行接一行的图像块',
    row: (n) => `行 ${n}`,
    reading: (v) =>
      `头 ${v.head}，键：${v.place}。q·k = ${v.score}，缩放后 ${v.scaled}，权重 ${v.weight}。它的值的第 ${v.channel} 个数是 ${v.value}，交出 ${v.weight} × ${v.value} = ${v.part}。所有的键加起来：${v.sum}。`,
  },
  spread: {
    figure: '分数散得多开',
    cut: '同样的 q 和 k，切成几个头',
    heads: (nh, hd) => `${nh} × ${hd}`,
    raw: 'q·k',
    scaled: 'q·k / √hd',
    variance: '分数的方差（对数坐标）',
    most: '每行最大的权重，取平均（对数坐标）',
    of: (q, k, product) => `Var(q) = ${q}，Var(k) = ${k}，相乘得 ${product}。`,
    reading: (v) =>
      `${v.nh} 个头，每头 ${v.hd} 个数：q·k 的方差是 ${v.raw}，约为 ${v.hd} × ${v.product}；除以 √${v.hd} 之后是 ${v.scaled}。每行最大的权重从 ${v.rawMost} 降到 ${v.scaledMost}；平分是 ${v.even}。`,
    choose: '头数',
    axis: 'head_dim',
  },
  heads: {
    figure: '切开与合并各头',
    which: '哪一行代码',
    split: '切开',
    merge: '合并',
    rightName: '对',
    wrongName: '错',
    code: en.heads.code,
    undivided: 'd 不能被 nh 整除，切不成头。',
    pick: '在任何一边选一格；方向键移动。从纸色到墨色：从第一个词元的数到最后一个词元的数。',
    tokens: { split: 'proj_q(x)', merge: '合并之后' },
    map: (name) => `${name}：每个数属于哪个词元。方向键移动格子。`,
    head: (n) => `头 ${n}`,
    follow: {
      split: (v) =>
        `词元 ${v.token} 的第 ${v.column} 个数（${v.number}）→ 头 ${v.head} 的第 ${v.row} 行第 ${v.at} 列。`,
      merge: (v) =>
        `头 ${v.head} 的第 ${v.row} 行第 ${v.at} 列（${v.number}）→ 词元 ${v.token} 的第 ${v.column} 个数。`,
    },
    holds: {
      split: {
        right: (v) => `头 ${v.head} 里有每个词元 ${v.d} 个数中的 ${v.hd} 个。`,
        wrong: (v) =>
          `头 ${v.head} 里是连着的 ${v.count} 个数：词元 ${v.first} 到 ${v.last}，别的词元一个数也没有。照片的其余部分，它永远看不到。`,
      },
      merge: {
        right: (v) => `第 ${v.token} 行得到每个头为词元 ${v.token} 找到的结果。`,
        wrong: (v) => `第 ${v.token} 行得到${v.runs}。`,
      },
    },
    run: (count, head, token) => `头 ${head} 为词元 ${token} 算的 ${count} 个数`,
    and: '、',
    photo: {
      split: (head) => `数在头 ${head} 里的词元`,
      merge: (token) => `第 ${token} 行的来源`,
    },
  },
}

export const words: Record<Lang, Words> = { zh, en }
