const en = {
  figure: {
    holders: 'What the optimizer sees',
    depth: 'Tokens through the layers',
    attention: 'Attention by layer and head',
    rollout: 'Attention rollout',
  },
  untrained: 'Weights as initialised, not trained.',
  place: (name: string) =>
    name === 'in' ? 'coming in' : name === 'norm' ? 'after the final norm' : `after ${name}`,
  noLayers: 'With depth 0 there is no layer to look into.',
  holders: {
    against: 'Beside the ModuleList',
    names: {
      moduleList: 'nn.ModuleList',
      plainList: 'a plain list',
      sameBlock: '[block] * depth',
      copies: 'deepcopy',
    },
    code: {
      moduleList: ['self.layers=nn.ModuleList([])', '… self.layers.append(layer)'],
      plainList: ['self.layers=[]', '… self.layers.append(layer)'],
      sameBlock: ['block = TransformerEncoderBlock(…)', 'self.layers=nn.ModuleList([block]*depth)'],
      copies: [
        'block = TransformerEncoderBlock(…)',
        'self.layers=nn.ModuleList([copy.deepcopy(block) for _ in range(depth)])',
      ],
    },
    parameters: (tensors: number, numbers: string) => `${tensors} tensors · ${numbers} numbers`,
    keys: (n: number) => `${n} ${n === 1 ? 'key' : 'keys'}`,
    keyList: 'Keys of state_dict()',
    weight: 'first number of weight',
    before: 'before',
    after: 'after step()',
    still: 'unmoved',
    loss: 'loss',
    step: (rate: number) =>
      `One real step: SGD(model.parameters(), lr=${rate}). The loss is cross entropy; the numbers of the class token stand in for logits, and photo i belongs to class i.`,
    difference: (text: string) =>
      `Output before the step differs from the ModuleList’s by at most ${text}.`,
    findings: {
      plainList:
        'Same weights, same output, and backward() fills every gradient. But parameters() does not know the layers, so the optimizer never got them: only the final norm moves.',
      sameBlock:
        'One block under many keys. parameters() counts it once, its gradient is the sum over all its places, and it moves everywhere at once.',
      copies:
        'Every layer is found and moves by its own gradient. They only begin alike: the first column is the same number all the way down.',
    },
    none: 'With depth 0 there is nothing to hold: all four ways are one norm.',
  },
  depth: {
    slider: 'Where',
    matrix: 'Cosine of every two tokens',
    matrixLabel: (place: string) =>
      `Cosine of every two tokens, ${place}. Arrow keys choose a pair.`,
    cell: (i: string, j: string, c: string) => `${i} and ${j}: ${c}`,
    token: (n: number) => (n === 0 ? 'class token' : `token ${n}`),
    cosine: 'mean cosine of two different tokens',
    norm: 'length of a token: mean, shortest to longest',
    now: (place: string, cosine: string, mean: string, min: string, max: string) =>
      `${place}: mean cosine ${cosine}; length ${mean} on average, ${min} to ${max}.`,
    sameScale: 'One scale for all places, so that colours can be compared; the diagonal is 1.',
  },
  attention: {
    pick: 'Pick a patch on the photo: the maps show where its token looks. Pick a map to lay it over the photo.',
    photo: (layer: number, head: number) =>
      `The photo, showing where the chosen token looks in layers.${layer}, head ${head}. Arrow keys choose the token.`,
    maps: 'Attention maps, a column for each layer, a row for each head. Arrow keys choose a map.',
    head: (n: number) => `head ${n}`,
    chosen: (token: string, layer: number, head: number) =>
      `${token} in layers.${layer}, head ${head}`,
    range: (min: string, max: string) =>
      `Its weights run from ${min} to ${max} times an even share (1/l).`,
    scale: '× 1/l',
  },
  rollout: {
    slider: 'Through',
    alone: (layer: number) => `layers.${layer} alone, heads averaged`,
    product: (layer: number) =>
      layer === 0 ? 'rollout through layers.0' : `rollout through layers.0 … layers.${layer}`,
    own: 'the token’s own share (line), each other’s (band)',
    photo: (what: string) => `${what}: how much of each token reached the chosen one.`,
    pick: 'Arrow keys choose the token.',
    says: (token: string, own: string, ownTimes: string, min: string, max: string) =>
      `By this estimate ${own} % of ${token} is still its own, ${ownTimes} times an even share; each other token has between ${min} and ${max} times.`,
  },
}

const zh: typeof en = {
  figure: {
    holders: '优化器看得见什么',
    depth: '词元穿过各层',
    attention: '逐层逐头的注意力',
    rollout: '注意力展开',
  },
  untrained: '权重是初始化的样子，没有训练过。',
  place: (name) =>
    name === 'in' ? '进来时' : name === 'norm' ? '最后的 norm 之后' : `${name} 之后`,
  noLayers: 'depth 为 0，没有层可看。',
  holders: {
    against: '与 ModuleList 并排',
    names: {
      moduleList: 'nn.ModuleList',
      plainList: '普通 list',
      sameBlock: '[block] * depth',
      copies: 'deepcopy',
    },
    code: en.holders.code,
    parameters: (tensors, numbers) => `${tensors} 个张量 · ${numbers} 个数`,
    keys: (n) => `${n} 个键`,
    keyList: 'state_dict() 的键',
    weight: 'weight 的第一个数',
    before: '之前',
    after: 'step() 之后',
    still: '没动',
    loss: '损失',
    step: (rate) =>
      `真的走一步：SGD(model.parameters(), lr=${rate})。损失是交叉熵，类别词元的数当作 logit，第 i 张照片属于第 i 类。`,
    difference: (text) => `走这一步之前，输出与 ModuleList 的最大差 ${text}。`,
    findings: {
      plainList:
        '权重相同，输出相同，backward() 也给每个权重算好了梯度。可是 parameters() 不认识这些层，优化器从没拿到它们：动的只有最后的 norm。',
      sameBlock:
        '一个块，许多键。parameters() 只数它一次；它的梯度是各处梯度之和，一动就处处都动。',
      copies: '每一层都找得到，各按自己的梯度走。只是起点一样：第一列从上到下是同一个数。',
    },
    none: 'depth 为 0，没有东西可装：四种写法都只剩一个 norm。',
  },
  depth: {
    slider: '位置',
    matrix: '每两个词元的余弦',
    matrixLabel: (place) => `每两个词元的余弦，${place}。方向键选择一对。`,
    cell: (i, j, c) => `${i} 与 ${j}：${c}`,
    token: (n) => (n === 0 ? '类别词元' : `词元 ${n}`),
    cosine: '两个不同词元的余弦，平均',
    norm: '一个词元的长度：平均，最短到最长',
    now: (place, cosine, mean, min, max) =>
      `${place}：平均余弦 ${cosine}；长度平均 ${mean}，从 ${min} 到 ${max}。`,
    sameScale: '各处用同一把尺，颜色可以相比；对角线是 1。',
  },
  attention: {
    pick: '在照片上选一个图像块：小图是它的词元在看哪里。选一张小图，铺到照片上。',
    photo: (layer, head) =>
      `照片，显出所选词元在 layers.${layer} 第 ${head} 个头里看哪里。方向键选择词元。`,
    maps: '注意力图，一列一层，一行一个头。方向键选择一张。',
    head: (n) => `头 ${n}`,
    chosen: (token, layer, head) => `${token}，layers.${layer}，头 ${head}`,
    range: (min, max) => `它的权重是平均一份（1/l）的 ${min} 到 ${max} 倍。`,
    scale: '× 1/l',
  },
  rollout: {
    slider: '走到',
    alone: (layer) => `只看 layers.${layer}，各头平均`,
    product: (layer) =>
      layer === 0 ? '展开：经过 layers.0' : `展开：经过 layers.0 … layers.${layer}`,
    own: '自己的一份（线），别的词元各占的（带）',
    photo: (what) => `${what}：每个词元有多少到了所选的词元里。`,
    pick: '方向键选择词元。',
    says: (token, own, ownTimes, min, max) =>
      `按这个估计，${token}：自己的还有 ${own}%，是平均一份的 ${ownTimes} 倍；别的词元每个占 ${min} 到 ${max} 倍。`,
  },
}

export const encoderWords = { zh, en }
