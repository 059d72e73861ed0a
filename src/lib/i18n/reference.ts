/** The words of the one-page sheet. */
const en = {
  title: 'The whole ViT on one sheet',
  lead: 'The post’s six modules at your sizes: every operation, its shapes, and what it costs. Print it before an interview.',
  presets: 'Published sizes',
  print: 'Print',
  columns: {
    op: 'operation',
    shapes: 'shape in → out',
    parameters: 'parameters',
    flops: 'FLOPs',
    memory: 'memory',
  },
  total: 'in all',
  summary: (p: string, f: string, m: string) =>
    `${p} parameters · ${f} FLOPs · ${m} for all results`,
  weights: (m: string) => `${m} of weights in float32`,
  rule: 'A multiplication and its addition count as two operations. Memory is what a line writes anew, in float32; a view writes none. Softmax counts 5 a number, LayerNorm 7, GELU 5.',
  stopped: 'At these sizes PyTorch stops:',
}

const zh: typeof en = {
  title: '一页纸的 ViT',
  lead: '博文的六个模块，按你的尺寸：每个操作、它的形状、它的代价。面试前打印一张。',
  presets: '论文里的尺寸',
  print: '打印',
  columns: {
    op: '操作',
    shapes: '输入 → 输出形状',
    parameters: '参数',
    flops: 'FLOPs',
    memory: '内存',
  },
  total: '合计',
  summary: (p, f, m) => `${p} 个参数 · ${f} FLOPs · 所有结果共 ${m}`,
  weights: (m) => `权重以 float32 存 ${m}`,
  rule: '一次乘法和随后的加法算两次运算。内存是这一行新写下的部分，按 float32 计；视图不写。softmax 每个数计 5 次，LayerNorm 7 次，GELU 5 次。',
  stopped: '这样的尺寸，PyTorch 会停下：',
}

export const sheetWords = { zh, en }
