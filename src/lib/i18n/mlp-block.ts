/** The words of lesson 3's figures. */
const en = {
  journey: {
    label: 'One token’s way through the MLP',
    pick: 'Choose a patch on the photo, and a number in any strip. Arrow keys work too.',
    token: (patch: number, token: number) => `patch ${patch} → token ${token}`,
    waiting: 'computing…',
    shapesOnly: 'Too large to compute here.',
    input: 'x comes in',
    hidden: 'after fc1',
    bent: 'after GELU',
    output: 'after fc2',
    sum: (m: number) => `sum of ${m} products`,
    strip: (name: string, n: number) => `${name}: ${n} numbers. Arrow keys choose one.`,
  },
  activation: {
    label: 'GELU, its tanh approximation and ReLU, over this photo’s numbers',
    names: { gelu: 'GELU', tanh: 'tanh-GELU', relu: 'ReLU' },
    distance: 'exact − tanh',
    place: 'x, from −3 to 3',
    titles: {
      values: 'f(x)',
      after: (name: string) => `after ${name}`,
      before: 'what fc1 gives',
      slopes: 'f′(x)',
      distance: '(exact − tanh) · 10⁴',
    },
    charts: {
      values:
        'Values of the three functions from −3 to 3; GELU and its approximation cannot be told apart.',
      before: 'Histogram of what fc1 gives for this photo.',
      after: (name: string) => `Histogram of the same numbers after ${name}.`,
      slopes:
        'Derivatives: ReLU jumps from 0 to 1, GELU rises smoothly from slightly below 0 to slightly above 1.',
      distance: 'Exact GELU minus its approximation, ten thousand times enlarged.',
    },
    choose: 'This photo’s numbers after',
    found: (count: string, share: string) =>
      `This photo gives ${count} numbers after fc1; ${share} are below 0.`,
    kept: (name: string, share: string, least: string) =>
      `After ${name} ${share} still are, none lower than ${least}.`,
    zeroed: (name: string, share: string) =>
      `After ${name} ${share} are exactly 0, and none below.`,
    farthest: (distance: string, x: string) =>
      `Exact and approximate differ most at x = ±${x}: by ${distance}.`,
  },
  alone: {
    label: 'One patch covered: whose output moves',
    photo: 'Cover a patch',
    photoHelp: 'Pick the patch to cover.',
    mlp: 'through the MLP',
    attention: 'through self-attention',
    map: (name: string) => `How far each patch’s output moves, ${name}`,
    moved: (n: number, of: number) => `${n} of ${of} tokens moved`,
    own: (text: string) => `the covered patch: ${text}`,
    others: (text: string) => `every other token: ${text}`,
    most: (text: string) => `up to ${text}`,
    exactly: '0, exactly',
    waiting: 'computing…',
    shapesOnly: 'Too large to compute here.',
  },
  parameters: {
    label: 'Where the parameters of an encoder block are',
    parts: { attention: 'self-attention', norm: 'two LayerNorms', mlp: 'MLP' },
    total: (n: string) => `${n} parameters in one block`,
    layer: (name: string, shapes: string, n: string, share: string) =>
      `${name}: ${shapes} = ${n}, ${share}`,
  },
}

const zh: typeof en = {
  journey: {
    label: '一个词元穿过 MLP',
    pick: '在照片上选一个图像块，在任何一条里选一个数。方向键也行。',
    token: (patch, token) => `图像块 ${patch} → 词元 ${token}`,
    waiting: '计算中…',
    shapesOnly: '太大，这里不算数值。',
    input: 'x 进来',
    hidden: 'fc1 之后',
    bent: 'GELU 之后',
    output: 'fc2 之后',
    sum: (m) => `${m} 个乘积之和`,
    strip: (name, n) => `${name}：${n} 个数。方向键选择一个。`,
  },
  activation: {
    label: 'GELU、它的 tanh 近似和 ReLU，作用在这张照片的数上',
    names: { gelu: 'GELU', tanh: 'tanh 近似', relu: 'ReLU' },
    distance: '精确 − tanh',
    place: 'x，从 −3 到 3',
    titles: {
      values: 'f(x)',
      after: (name) => `${name} 之后`,
      before: 'fc1 给出的数',
      slopes: 'f′(x)',
      distance: '(精确 − tanh) · 10⁴',
    },
    charts: {
      values: '三个函数从 −3 到 3 的值；GELU 和它的近似看不出差别。',
      before: '这张照片经过 fc1 得到的数的直方图。',
      after: (name) => `同一些数经过 ${name} 之后的直方图。`,
      slopes: '导数：ReLU 从 0 跳到 1，GELU 从略低于 0 平滑升到略高于 1。',
      distance: '精确的 GELU 减去近似，放大一万倍。',
    },
    choose: '这张照片的数，弯法是',
    found: (count, share) => `这张照片经过 fc1 得到 ${count} 个数，${share} 小于 0。`,
    kept: (name, share, least) => `过了 ${name}，仍有 ${share} 小于 0，但都不低于 ${least}。`,
    zeroed: (name, share) => `过了 ${name}，${share} 成了 0，没有一个小于 0。`,
    farthest: (distance, x) => `精确与近似在 x = ±${x} 处差得最多：${distance}。`,
  },
  alone: {
    label: '盖住一块，谁的输出会动',
    photo: '盖住一块',
    photoHelp: '选要盖住的图像块。',
    mlp: '过 MLP',
    attention: '过自注意力',
    map: (name) => `每个图像块的输出动了多少，${name}`,
    moved: (n, of) => `${of} 个词元里动了 ${n} 个`,
    own: (text) => `盖住的那块：${text}`,
    others: (text) => `其余词元：${text}`,
    most: (text) => `最多动了 ${text}`,
    exactly: '0，一点没动',
    waiting: '计算中…',
    shapesOnly: '太大，这里不算数值。',
  },
  parameters: {
    label: '一个编码器块的参数在哪里',
    parts: { attention: '自注意力', norm: '两个层归一化', mlp: 'MLP' },
    total: (n) => `一块共 ${n} 个参数`,
    layer: (name, shapes, n, share) => `${name}：${shapes} = ${n}，${share}`,
  },
}

export const mlpWords = { zh, en }
