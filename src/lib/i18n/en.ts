const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

interface Place {
  y: number
  x: number
}

export const en = {
  site: 'ViT by hand',
  tagline: 'Read, run, bend, break and write the Vision Transformer from memory',
  skip: 'Skip to the text',
  otherLanguage: '中文',
  theme: 'Light or dark',
  lessons: 'Lessons',
  source: 'Code and text after the post “手撕 Vision Transformer” by wpironman.',
  next: 'Begin with patch embedding',
  figure: {
    photo: 'The photo, cut into patches',
    settings: 'Settings',
    twin: 'The post’s Python and the TypeScript that runs here',
    trace: 'Shape trace',
    microscope: 'The microscope',
    badge: 'Where this was computed',
  },
  settings: {
    names: {
      imageSize: 'image_size',
      patchSize: 'patch_size',
      channels: 'in_channels',
      embedDim: 'embed_dim',
      batch: 'batch',
      height: 'photo height',
      width: 'photo width',
    },
    help: {
      imageSize: 'the side the model is built for, in pixels',
      patchSize: 'the side of one patch, in pixels',
      channels: 'colours of a pixel',
      embedDim: 'numbers in one token',
      batch: 'photos at a time',
      height: 'pixels of the photo fed in',
      width: 'pixels of the photo fed in',
    },
    choices: { channels1: 'grey', channels3: 'RGB' },
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
      tooLarge: (v: Record<string, number>) =>
        `One step would hold ${(v.count / 2 ** 20).toFixed(0)} Mi numbers (${((v.count * 4) / 2 ** 20).toFixed(0)} MiB). Shapes are shown; values are computed up to ${(v.most / 2 ** 20).toFixed(0)} Mi numbers.`,
    },
    error: 'PyTorch stops here:',
  },
  photo: {
    choose: 'Photo',
    names: {
      chelsea: 'a cat',
      coffee: 'a cup of coffee',
      astronaut: 'an astronaut',
      rocket: 'a rocket',
      own: 'your own photo',
    },
    own: 'Your own…',
    drop: 'or drop a photo on the picture; it stays on your device',
    badFile: 'This file could not be read as an image. The photo before it stays.',
    tear: 'Tear apart',
    join: 'Put together',
    canvas: (name: string, h: number, w: number) =>
      `${name}, cut into ${h} rows of ${w} patches. Arrow keys choose a patch.`,
    patch: (n: number, row: number, column: number) =>
      `patch ${n}: row ${row}, column ${column} → token ${n + 1}`,
    none: 'no patch fits',
    cls: 'token 0 is the class token',
    count: (h: number, w: number) => `${h} × ${w} = ${h * w} patches`,
  },
  twin: {
    python: 'Python · the post',
    typescript: 'TypeScript · runs here',
    shape: 'shape',
    rows: 'Lines of code, Python beside TypeScript',
  },
  trace: {
    rows: 'Operations in the order they ran',
    input: 'in',
    output: 'out',
    open: 'show the numbers',
    shapeOnly: 'shape only',
    waiting: 'computing…',
    noValues: 'No numbers: the run stops before this.',
    noScript: 'With JavaScript on, every row opens to its numbers.',
    stopped: 'PyTorch’s error',
    view: 'a view: no number moved',
    copy: 'new memory',
    strides: 'strides',
    statistics: { min: 'min', mean: 'mean', max: 'max', std: 'std' },
    axis: (letter: string) => `index along ${letter}`,
    heatmap: (op: string, shape: string) =>
      `Heatmap of ${op}, ${shape}. Arrow keys move the cursor.`,
    say: {
      conv2d: 'each patch becomes d numbers',
      permute: 'axes change places, memory stays',
      reshape: 'rows of patches join into one list',
      expand: 'one class token, read b times',
      cat: 'the class token goes first',
      __getitem__: 'as many positions as tokens',
      add: 'every token learns its place',
    } as Record<string, string>,
    weights: 'weight',
    bias: 'bias',
  },
  microscope: {
    right: 'x.permute(0, 2, 3, 1).reshape(b, h*w, d)',
    wrong: 'x.reshape(b, h*w, d)',
    rightName: 'right',
    wrongName: 'wrong',
    version: 'Which line',
    channel: 'channel',
    patch: 'patch',
    image: 'image',
    pick: 'Pick a cell: arrow keys move it, Page Up and Page Down change the channel.',
    before: 'before',
    after: 'after',
    memory: 'memory',
    address: (a: string) => `address ${a}`,
    conv: 'x after conv2d',
    permuted: 'after permute',
    tokens: 'tokens',
    memoryHelp:
      'One strip of memory, the same in all three. No number moves; only the strides that read it change.',
    token: (t: number) => `token ${t}`,
    holds: (t: number, from: string) => `Token ${t} holds ${from}.`,
    holdsRight: (d: number, i: number, j: number) =>
      `all ${d} channels of the patch at row ${i}, column ${j}`,
    holdsWrong: (patches: number, channels: number) =>
      `numbers of ${plural(patches, 'patch', 'patches')} out of ${plural(channels, 'channel')}`,
    paint: 'Painted back',
    paintHelp:
      'For this picture the kernel copies its pixels (d = c·p²), so a token can be painted back as a patch. The two lines of code are the ones above.',
    original: 'the photo the model saw',
    paintedRight: 'tokens of the right line',
    paintedWrong: 'tokens of the wrong line: same shape, no error',
    pickPixel: 'The right tokens painted back. Arrow keys choose a pixel.',
    pixel: (from: Place, to: Place & { colour: number }) =>
      `The red of pixel (${from.y}, ${from.x}) is painted at (${to.y}, ${to.x}) by the wrong line, as its ${['red', 'green', 'blue'][to.colour]}.`,
    tooSmall: 'No patch fits this photo.',
  },
  badge: {
    starting: 'starting…',
    shapes: 'shapes only',
    difference: (text: string) => `largest difference from PyTorch ${text}`,
    comparing: 'comparing with PyTorch…',
    differs: (text: string) => `differs from PyTorch: ${text}`,
    unavailable: 'the comparison could not be loaded',
    devices: {
      webgpu: 'WebGPU',
      wasm: 'WebAssembly',
      cpu: 'CPU (JavaScript)',
      meta: 'shapes',
    },
    noWebgpu: 'no WebGPU on this machine, so it runs on',
    failure: 'The device stopped:',
  },
  home: {
    title: 'The Vision Transformer, line by line, in your browser',
    lead: 'One blog post, six classes, about a hundred lines of PyTorch. Here each line runs: on your photo, at your sizes, with the shape after every operation and numbers equal to PyTorch’s.',
    path: 'Lessons',
  },
}
