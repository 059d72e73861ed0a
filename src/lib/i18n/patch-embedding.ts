import type { Lang } from './index'

interface Place {
  row: number
  column: number
}

/** The words of lesson 1's figures of positions. */
const en = {
  place: ({ row, column }: Place) => `row ${row}, column ${column}`,
  likeness: {
    figure: 'How alike the vectors of two places are',
    pick: 'Pick a place. Every cell shows the cosine of its vector with that of the place you picked: 1 is the same direction, 0 is at right angles.',
    map: (name: string, place: string) =>
      `${name}: cosine of every place with ${place}. Arrow keys choose another place.`,
    names: {
      learned: 'randn: just initialised',
      trained: 'Trained to read digits',
      sines: 'By a formula: sines, cosines',
    },
    sizes: (side: number, d: number) => `${side} × ${side} places, d = ${d}`,
    means: (neighbours: string, others: string) =>
      `Neighbours ${neighbours} on average, all other pairs ${others}.`,
    scatter: (place: string, scatter: string, expected: string) =>
      `The cosines of ${place} with the others scatter by ${scatter} around 0; 1/√d\u00a0=\u00a0${expected}.`,
    moved: (began: string, moved: string) =>
      `A vector began ${began} long, on average; training moved it by ${moved}.`,
    formula: 'Not a number of it is learned.',
    few: 'It takes at least 2 × 2 places.',
  },
  taken: {
    figure: 'Which places a smaller photo gets',
    try: 'Photo',
    size: (height: number, width: number) => `${height} × ${width}`,
    table: (side: number) => `pos_emb: ${side} × ${side} places`,
    photo: (h: number, w: number) => `The photo: ${h} × ${w} patches`,
    tableMap: (place: string) =>
      `The table’s places as a grid. Chosen: ${place}. Arrow keys choose another.`,
    photoMap: (place: string) =>
      `The patches of the photo. Chosen: ${place}. Arrow keys choose another.`,
    legend:
      'The number is the row of pos_emb; the colour is the row of the table’s grid. Pale places are not taken. pos_emb[0], not shown, is the class token’s.',
    frames: 'Solid: the place it gets. Dashed: the one with its own row and column.',
    got: (patch: string, index: number, place: string) =>
      `The patch at ${patch} gets pos_emb[${index}], the place of ${place}.`,
    own: (index: number) => `That of its own row and column is pos_emb[${index}].`,
    beyond: (patch: string) => `The table has no ${patch}.`,
    right: (right: number, count: number) =>
      `${right} of ${count} patches get the place of their own row and column.`,
    missing: (n: number) => `${n} patches are left without a place: here the addition stops.`,
    none: 'Not one patch fits.',
  },
}

export type Words = typeof en

const zh: Words = {
  place: ({ row, column }) => `第 ${row} 行第 ${column} 列`,
  likeness: {
    figure: '两个位置的向量有多像',
    pick: '选一个位置。每一格是那里的向量与选中的向量的余弦：1 是方向相同，0 是互相垂直。',
    map: (name, place) => `${name}：各个位置与${place}的余弦。方向键换一个位置。`,
    names: {
      learned: 'randn：刚初始化',
      trained: '学会认数字之后',
      sines: '按公式：正弦与余弦',
    },
    sizes: (side, d) => `${side} × ${side} 个位置，d = ${d}`,
    means: (neighbours, others) => `相邻的一对平均 ${neighbours}，其余各对平均 ${others}。`,
    scatter: (place, scatter, expected) =>
      `${place}与别处的余弦散在 0 两边，均方根 ${scatter}；1/√d\u00a0=\u00a0${expected}。`,
    moved: (began, moved) => `起步时一个向量平均长 ${began}，训练平均把它挪了 ${moved}。`,
    formula: '没有一个数是学出来的。',
    few: '至少要有 2 × 2 个位置。',
  },
  taken: {
    figure: '小一些的照片拿到哪些位置',
    try: '照片',
    size: (height, width) => `${height} × ${width}`,
    table: (side) => `pos_emb：${side} × ${side} 个位置`,
    photo: (h, w) => `照片：${h} × ${w} 个图像块`,
    tableMap: (place) => `把表里的位置排成网格。选中${place}。方向键换一个。`,
    photoMap: (place) => `照片的图像块。选中${place}。方向键换一个。`,
    legend:
      '数字是 pos_emb 的行号，颜色是表排成网格后的行。浅色的没有用到。pos_emb[0] 给类别词元，不在图上。',
    frames: '实框：拿到的位置。虚框：与它同行同列的位置。',
    got: (patch, index, place) => `${patch}的图像块拿到 pos_emb[${index}]，也就是${place}的位置。`,
    own: (index) => `与它同行同列的是 pos_emb[${index}]。`,
    beyond: (patch) => `表里没有${patch}。`,
    right: (right, count) => `${count} 个图像块里，${right} 个拿到自己那一行那一列的位置。`,
    missing: (n) => `还有 ${n} 个图像块没有位置可拿，相加时就报错。`,
    none: '一个图像块也放不下。',
  },
}

export const words: Record<Lang, Words> = { zh, en }
