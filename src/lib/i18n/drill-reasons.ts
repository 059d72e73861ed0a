import type { Step } from '../exercise/drill/question'
import type { Slip } from '../exercise/drill/slips'

/** A sentence about an operation, made of the numbers that stand there. */
type Say = (step: Step) => string

const product = (sizes: readonly number[]) => sizes.join(' · ')
const count = (sizes: readonly number[]) => sizes.reduce((n, size) => n * size, 1)
const merged = ({ inputs: [x], numbers: [from, to] }: Step) => x.slice(from, to + 1)
const lengths = ({ inputs, numbers: [dim] }: Step) => inputs.map((x) => x[dim]).join(' + ')
/** The axis that a number takes away. */
const taken = ({ at }: Step) => at.findIndex((one) => typeof one === 'number')
/** The axis that a range shortens. */
const cut = ({ at, inputs: [x], output }: Step) => {
  const axis = at.length - 1
  return { axis, of: x[axis], left: output[axis] }
}
const alike = ({ inputs }: Step) => inputs.every((x) => String(x) === String(inputs[0]))

export const en = {
  why: {
    Conv2d: ({ inputs: [x], numbers: [, out, kernel, stride], output }) =>
      `A kernel of ${kernel} × ${kernel} that moves ${stride} at a time fits ${output[2]} times into ${x[2]} rows and ${output[3]} times into ${x[3]} columns; each time it gives ${out} numbers. Images stay first, channels second.`,
    PatchEmbedding: ({ inputs: [x], numbers: [, patch], output }) =>
      `${x[2]} × ${x[3]} pixels hold ${output[1] - 1} patches of ${patch} × ${patch}; the class token is one more.`,
    permute: ({ numbers }) =>
      `It names the old axes in their new order: axis ${numbers[0]} comes first, axis ${numbers.at(-1)} last.`,
    transpose: ({ numbers: [a, b] }) => `Axes ${a} and ${b} change places, the others stay.`,
    reshape: ({ inputs: [x], numbers }) =>
      numbers.includes(-1)
        ? `The ${count(x)} numbers keep their order; −1 is what is left: ${count(x)} / ${count(numbers.filter((n) => n > 0))}.`
        : `The numbers keep their order in memory, ${product(x)} = ${count(x)} of them; they are only counted in other steps.`,
    flatten: (step) =>
      `Axes ${step.numbers[0]} to ${step.numbers[1]} become one: ${product(merged(step))} = ${count(merged(step))}.`,
    unsqueeze: ({ numbers: [dim] }) => `An axis of size 1 comes in at place ${dim}.`,
    squeeze: ({ numbers: [dim] }) => `Axis ${dim} has size 1 and is taken away.`,
    expand: () => 'An axis of size 1 is read again and again; −1 leaves one as it is.',
    cat: (step) =>
      `Along axis ${step.numbers[0]} the lengths add up, ${lengths(step)}; all others agree.`,
    stack: ({ numbers: [dim], inputs }) =>
      `A new axis at place ${dim} counts the ${inputs.length} tensors.`,
    unbind: ({ inputs: [x], numbers: [dim] }) =>
      `Axis ${dim} is taken apart: ${x[dim]} tensors without it.`,
    chunk: ({ inputs: [x], numbers: [chunks, dim] }) =>
      `Axis ${dim} is cut into ${chunks} equal parts of ${x[dim] / chunks}.`,
    matmul: ({ inputs: [x, y] }) =>
      `The last two axes: (${x.slice(-2).join(', ')}) by (${y.slice(-2).join(', ')}). The ${x.at(-1)} is summed away; axes before them go along.`,
    arithmetic: (step) =>
      alike(step)
        ? 'Number by number; the shape stays.'
        : 'Aligned from the right; a size of 1, or none, is read again and again.',
    index: (step) =>
      taken(step) >= 0
        ? `Axis ${taken(step)} is given a number, and is gone; a colon keeps its axis.`
        : `A range keeps its axis: of ${cut(step).of} on axis ${cut(step).axis} there remain ${cut(step).left}.`,
    mean: ({ inputs: [x], numbers: [dim, keepdim] }) =>
      `The ${x[dim]} numbers along axis ${dim} become one${keepdim ? ', and keepdim keeps the axis, with size 1' : ', and the axis is gone'}.`,
    var: ({ inputs: [x], numbers: [dim, keepdim] }) =>
      `The ${x[dim]} numbers along axis ${dim} give one variance${keepdim ? ', and keepdim keeps the axis, with size 1' : ', and the axis is gone'}.`,
    argmax: ({ inputs: [x], numbers: [dim] }) =>
      `Of ${x[dim]} numbers along axis ${dim} the place of the largest is left, and the axis is gone.`,
    softmax: ({ inputs: [x], numbers: [dim] }) =>
      `The ${x[dim]} numbers along axis ${dim} become shares of 1; there are as many as before.`,
    Linear: ({ numbers: [into, out] }) =>
      `Only the last axis: ${into} numbers go in, ${out} come out.`,
    weight: ({ numbers }) =>
      numbers.length > 1
        ? 'The weight of a Linear has what goes out first, then what comes in.'
        : 'One for each number of a token.',
    bias: () => 'One for each number that goes out.',
    MlpBlock: ({ numbers }) =>
      `Token by token, by way of ${numbers[1]} to ${numbers[2]} numbers; the other axes stay.`,
  } as Record<string, Say>,
  /** Of every other operation: LayerNorm, GELU, dropout, attention, a block. */
  keeps: 'It changes the numbers and leaves the shape.',
  slips: {
    unmoved: ({ op }) => `That is the shape before ${op}.`,
    inverse: () => 'permute says which old axis comes to a place, not where each axis goes.',
    patchCount: ({ numbers: [, , kernel] }) =>
      `${kernel} × ${kernel} is the size of a patch, not how many there are.`,
    noStride: ({ numbers: [, , , stride] }) =>
      `That is with a stride of 1. Here the kernel moves ${stride} at a time.`,
    channelsLast: () => 'A convolution gives channels second, not last.',
    channelsKept: ({ numbers: [, out] }) =>
      `What comes out of a convolution has channels of its own, ${out} of them.`,
    added: () => 'Axes that become one multiply; they do not add up.',
    toTheEnd: ({ numbers: [, to] }) => `flatten goes as far as axis ${to}; what follows stays.`,
    otherEnd: ({ numbers: [dim] }) => `The new axis stands at place ${dim} of the result.`,
    unexpanded: () => 'That is before expand: the 1 is still there.',
    withoutFirst: (step) => `Both parts count along axis ${step.numbers[0]}: ${lengths(step)}.`,
    withoutClassToken: ({ output }) => `The class token counts, too: 1 + ${output[1] - 1}.`,
    newAxis: () => 'cat makes no new axis; stack does.',
    noNewAxis: ({ op }) =>
      op === 'stack' ? 'stack makes a new axis; cat does not.' : `That is the shape before ${op}.`,
    keptAxis: ({ op }): string =>
      op === 'index'
        ? 'A number takes its axis away; 0:1 would keep it, with size 1.'
        : 'Without keepdim the axis is gone.',
    lostAxis: ({ op }): string =>
      op === 'softmax'
        ? 'softmax takes nothing away: numbers become shares.'
        : 'keepdim=True keeps the axis, with size 1.',
    otherAxis: () => 'Here another axis is taken away. Axes are counted from 0.',
    oneShort: () => 'From a up to b there are b − a, no fewer.',
    asItCame: ({ numbers: [into, out] }) => `Linear turns the last axis from ${into} to ${out}.`,
    asWritten: () => 'Linear is written (in, out), and keeps its weight as (out, in).',
    left: () => 'That is the shape of what stands on the left; the last axis comes from the right.',
    smaller: () => 'That is the shape of one of the two; the other is larger.',
  } satisfies Record<Slip, Say>,
}

export const zh: typeof en = {
  why: {
    Conv2d: ({ inputs: [x], numbers: [, out, kernel, stride], output }) =>
      `${kernel} × ${kernel} 的核，每次移动 ${stride}：${x[2]} 行里放得下 ${output[2]} 次，${x[3]} 列里放得下 ${output[3]} 次，每次给出 ${out} 个数。图还在第 0 维，通道在第 1 维。`,
    PatchEmbedding: ({ inputs: [x], numbers: [, patch], output }) =>
      `${x[2]} × ${x[3]} 个像素切得出 ${output[1] - 1} 块 ${patch} × ${patch}，再加一个类别词元。`,
    permute: ({ numbers }) =>
      `按新的次序写旧的编号：原来的第 ${numbers[0]} 维排最前，第 ${numbers.at(-1)} 维排最后。`,
    transpose: ({ numbers: [a, b] }) => `第 ${a} 维和第 ${b} 维互换，别的不动。`,
    reshape: ({ inputs: [x], numbers }) =>
      numbers.includes(-1)
        ? `${count(x)} 个数次序不变；−1 是剩下的：${count(x)} / ${count(numbers.filter((n) => n > 0))}。`
        : `数在内存里的次序不变，共 ${product(x)} = ${count(x)} 个，只是换了断开的地方。`,
    flatten: (step) =>
      `第 ${step.numbers[0]} 到 ${step.numbers[1]} 维合成一维：${product(merged(step))} = ${count(merged(step))}。`,
    unsqueeze: ({ numbers: [dim] }) => `在第 ${dim} 维的位置插进大小为 1 的一维。`,
    squeeze: ({ numbers: [dim] }) => `第 ${dim} 维大小是 1，去掉。`,
    expand: () => '大小为 1 的维反复读；−1 表示这一维不变。',
    cat: (step) => `沿第 ${step.numbers[0]} 维长度相加：${lengths(step)}；别的维都相同。`,
    stack: ({ numbers: [dim], inputs }) =>
      `在第 ${dim} 维的位置新增一维，数的是这 ${inputs.length} 个张量。`,
    unbind: ({ inputs: [x], numbers: [dim] }) =>
      `第 ${dim} 维拆开，得到 ${x[dim]} 个没有这一维的张量。`,
    chunk: ({ inputs: [x], numbers: [chunks, dim] }) =>
      `第 ${dim} 维平分成 ${chunks} 份，每份 ${x[dim] / chunks}。`,
    matmul: ({ inputs: [x, y] }) =>
      `最后两维相乘：(${x.slice(-2).join(', ')}) 乘 (${y.slice(-2).join(', ')})，中间的 ${x.at(-1)} 乘加掉；前面的维各算各的。`,
    arithmetic: (step) =>
      alike(step)
        ? '一个数对一个数，形状不变。'
        : '从右边对齐；大小为 1 的维，或者没有的维，反复读。',
    index: (step) =>
      taken(step) >= 0
        ? `第 ${taken(step)} 维写了一个数，就没有了；写冒号的维都留着。`
        : `写一段，那一维留着：第 ${cut(step).axis} 维的 ${cut(step).of} 个里取 ${cut(step).left} 个。`,
    mean: ({ inputs: [x], numbers: [dim, keepdim] }) =>
      `第 ${dim} 维的 ${x[dim]} 个数平均成一个${keepdim ? '，keepdim 让这一维留下，大小是 1' : '，这一维没有了'}。`,
    var: ({ inputs: [x], numbers: [dim, keepdim] }) =>
      `第 ${dim} 维的 ${x[dim]} 个数算出一个方差${keepdim ? '，keepdim 让这一维留下，大小是 1' : '，这一维没有了'}。`,
    argmax: ({ inputs: [x], numbers: [dim] }) =>
      `第 ${dim} 维的 ${x[dim]} 个数里只留最大的那个的位置，这一维没有了。`,
    softmax: ({ inputs: [x], numbers: [dim] }) =>
      `第 ${dim} 维的 ${x[dim]} 个数变成和为 1 的权重，个数不变。`,
    Linear: ({ numbers: [into, out] }) => `只动最后一维：进 ${into} 个数，出 ${out} 个数。`,
    weight: ({ numbers }) =>
      numbers.length > 1
        ? 'Linear 的权重先写出去几个，再写进来几个。'
        : '一个词元有几个数，它就有几个。',
    bias: () => '出去几个数，它就有几个。',
    MlpBlock: ({ numbers }) =>
      `每个词元独自走一遍，中间 ${numbers[1]} 个数，出来 ${numbers[2]} 个；别的维不动。`,
  },
  keeps: '只改数，不改形状。',
  slips: {
    unmoved: ({ op }) => `这是 ${op} 之前的形状。`,
    inverse: () => 'permute 写的是这个位置来的是哪一维，不是每一维去哪里。',
    patchCount: ({ numbers: [, , kernel] }) => `${kernel} × ${kernel} 是一块的大小，不是块数。`,
    noStride: ({ numbers: [, , , stride] }) => `步幅是 1 才这样；这里核每次移动 ${stride}。`,
    channelsLast: () => '卷积给出的通道在第 1 维，不在最后。',
    channelsKept: ({ numbers: [, out] }) => `卷积出来的通道是它自己的，有 ${out} 个。`,
    added: () => '几维合成一维，大小相乘，不是相加。',
    toTheEnd: ({ numbers: [, to] }) => `flatten 到第 ${to} 维为止，后面的留着。`,
    otherEnd: ({ numbers: [dim] }) => `新的一维在结果的第 ${dim} 维。`,
    unexpanded: () => '这是 expand 之前：那个 1 还在。',
    withoutFirst: (step) => `沿第 ${step.numbers[0]} 维，两份都要算：${lengths(step)}。`,
    withoutClassToken: ({ output }) => `类别词元也要算：1 + ${output[1] - 1}。`,
    newAxis: () => 'cat 不新增维，stack 才新增。',
    noNewAxis: ({ op }) =>
      op === 'stack' ? 'stack 新增一维，cat 才不新增。' : `这是 ${op} 之前的形状。`,
    keptAxis: ({ op }) =>
      op === 'index'
        ? '写一个数，那一维就没有了；写 0:1 才会留下，大小是 1。'
        : '没有写 keepdim，这一维就没有了。',
    lostAxis: ({ op }) =>
      op === 'softmax'
        ? 'softmax 不减少数的个数：每个数变成一个权重。'
        : 'keepdim=True 让这一维留下，大小是 1。',
    otherAxis: () => '没有的是另一维：维从 0 数起。',
    oneShort: () => '从 a 到 b 之前，共 b − a 个，不再少。',
    asItCame: ({ numbers: [into, out] }) => `Linear 把最后一维从 ${into} 变成 ${out}。`,
    asWritten: () => '写的时候是 Linear(进, 出)，权重存成 (出, 进)。',
    left: () => '这是左边那个的形状；最后一维来自右边。',
    smaller: () => '这只是两个之中一个的形状，另一个更大。',
  },
}

export const drillReasons = { zh, en }

/** Why an operation gives the shape it gives. */
export function whyIn(lang: 'zh' | 'en', step: Step): string {
  const { why, keeps } = drillReasons[lang]
  return why[/^(add|sub|mul|div|pow)$/.test(step.op) ? 'arithmetic' : step.op]?.(step) ?? keeps
}
