const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const en = {
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
    height: 'photo height',
    width: 'photo width',
  },
  help: {
    depth: 'encoder blocks, one after another',
    numHeads: 'heads of attention',
    positions: 'whether the tokens were given their positions; the post does',
    mlpDim: 'numbers inside the MLP',
    classes: 'what the model can answer',
    imageSize: 'the side the model is built for, in pixels',
    patchSize: 'the side of one patch, in pixels',
    channels: 'colours of a pixel',
    embedDim: 'numbers in one token',
    batch: 'photos at a time',
    height: 'pixels of the photo fed in',
    width: 'pixels of the photo fed in',
  },
  choices: { channels1: 'grey', channels3: 'RGB', positions1: 'added', positions0: 'left out' },
  reset: 'Back to the defaults',
  open: 'Settings',
  pixels: (n: number) => plural(n, 'pixel'),
  advice: {
    unseen: (v: Record<string, number>) =>
      `${v.height} × ${v.width} does not divide by ${v.p}. The convolution floors: ${v.h} × ${v.w} patches, and the last ${plural(v.rows, 'row')} and ${plural(v.columns, 'column')} of pixels are never seen. No error.`,
    positionsCut: (v: Record<string, number>) =>
      `The photo is smaller than image_size, so pos_emb[:, :1+h*w] keeps the first ${v.l} of ${v.all} position vectors. It runs.`,
    positionsMove: (v: Record<string, number>) =>
      `The grid is ${v.w} patches wide, but the positions were laid out for ${v.side}. The cut keeps row order, so from the second row on a patch gets the vector of another place. No error.`,
    notWidened: (v: Record<string, number>) =>
      `m = ${v.m} is not more than d = ${v.d}: nothing is widened. It runs.`,
    noLayers: () =>
      'With depth 0 the loop runs no layer: the encoder is one layer normalization. No error.',
    tooLarge: (v: Record<string, number>) =>
      `One step would hold ${(v.count / 2 ** 20).toFixed(0)} Mi numbers (${((v.count * 4) / 2 ** 20).toFixed(0)} MiB). Shapes are shown; values are computed up to ${(v.most / 2 ** 20).toFixed(0)} Mi numbers.`,
  },
  error: 'PyTorch stops here:',
}
