import type { en } from './en'

export const zh: typeof en = {
  names: {
    depth: 'depth',
    numHeads: 'num_heads',
    positions: 'pos_emb',
    mlpDim: 'mlp_dim',
    classes: 'num_classes',
    imageSize: 'image_size',
    patchSize: 'patch_size',
    channels: 'in_channels',
    embedDim: 'embed_dim',
    batch: 'batch',
    height: '照片的高',
    width: '照片的宽',
  },
  help: {
    depth: '编码器块一个接一个，共几个',
    numHeads: '注意力的头数',
    positions: '词元有没有加上位置嵌入；博文加',
    mlpDim: '前馈网络中间有几个数',
    classes: '模型能回答几类',
    imageSize: '模型按多大的边长建立，像素',
    patchSize: '一个图像块的边长，像素',
    channels: '一个像素有几个颜色值',
    embedDim: '一个词元有几个数',
    batch: '一次几张照片',
    height: '送进去的照片有几行像素',
    width: '送进去的照片有几列像素',
  },
  choices: { channels1: '灰度', channels3: 'RGB', positions1: '加上', positions0: '不加' },
  reset: '恢复默认',
  open: '超参数',
  pixels: (n) => `${n} 像素`,
  advice: {
    unseen: (v) =>
      `${v.height} × ${v.width} 不能被 ${v.p} 整除。卷积向下取整：得到 ${v.h} × ${v.w} 个图像块，最后 ${v.rows} 行、${v.columns} 列像素从未被看到。不会报错。`,
    positionsCut: (v) =>
      `照片比 image_size 小，pos_emb[:, :1+h*w] 只取 ${v.all} 个位置向量中的前 ${v.l} 个。能跑。`,
    positionsMove: (v) =>
      `这张照片一行有 ${v.w} 个图像块，而位置是按一行 ${v.side} 个排的。切片按行序截取，从第二行起，每个图像块拿到的都是别处的位置向量。不会报错。`,
    notWidened: (v) => `m = ${v.m} 不大于 d = ${v.d}：没有展宽。能跑。`,
    noLayers: () => 'depth 为 0，循环一层也不跑：编码器只剩一次层归一化。不会报错。',
    tooLarge: (v) =>
      `一步就要存 ${(v.count / 2 ** 20).toFixed(0)} Mi 个数（${((v.count * 4) / 2 ** 20).toFixed(0)} MiB）。这里只给出形状；${(v.most / 2 ** 20).toFixed(0)} Mi 个数以内才计算数值。`,
  },
  error: 'PyTorch 在这里停下：',
}
