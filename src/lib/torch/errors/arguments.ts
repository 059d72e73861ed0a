import { attribute, index, pythonType, runtime, type, unbound, value } from './torch-error'

const sizeHelp = (at: number, size: unknown): readonly [zh: string, en: string] =>
  typeof size === 'string'
    ? [
        `第 ${at} 个大小是 '${size}'，是文字，不是整数：去掉引号。`,
        `Size number ${at} is '${size}', a string, not an integer: drop the quotes.`,
      ]
    : [
        `第 ${at} 个大小是 ${size}，不是整数。常见原因：除法没有取整，或从 shape 里多取了一个并不存在的维。`,
        `Size number ${at} is ${size}, not an integer. Often a division that was not floored, or one more name unpacked from .shape than it has axes.`,
      ]

const tensorHelp = (op: string, given: unknown): readonly [zh: string, en: string] =>
  typeof given === 'function'
    ? [
        `${op} 要的是张量，这里给的是层本身：层在 constructor 里造好，forward 里用张量调用它，如 this.act(x)。`,
        `${op} takes a tensor; this is a layer itself. A layer is made in the constructor and called with a tensor in forward, as in this.act(x).`,
      ]
    : [
        `${op} 要的是张量，得到 ${described(given)}。`,
        `${op} takes a tensor here; got ${described(given)}.`,
      ]

const methodHelp = (written: string, meant: string | null): readonly [zh: string, en: string] => {
  if (/^(at|slice|splice|subarray)$/.test(written))
    return [
      '取张量的一部分，写 x.index(Slice(0, 1), …)、x.select(dim, i) 或 x.narrow(dim, start, length)。',
      'A part of a tensor is taken with x.index(Slice(0, 1), …), x.select(dim, i) or x.narrow(dim, start, length).',
    ]
  if (/^(map|forEach|filter|reduce)$/.test(written))
    return [
      '张量不是数组；要沿一维拆成数组，写 x.unbind(dim)。',
      'A tensor is no array; x.unbind(dim) makes one of it along a dimension.',
    ]
  return [
    `张量没有 ${written}${meant ? `；是不是 ${meant}？` : '：看看拼写。'}`,
    `A tensor has no ${written}${meant ? `; did you mean ${meant}?` : ': check the spelling.'}`,
  ]
}

/** Something of the wrong kind was handed over. */
export const argumentErrors = {
  /** `at` counts from 0, PyTorch's `pos` from 1. */
  sizeNotAnInt: (
    op: string,
    argument: string,
    kind: 'ints' | 'SymInts',
    size: unknown,
    at: number,
  ) =>
    type(
      `${op}(): argument '${argument}' must be tuple of ${kind}, but found element of type ${pythonType(size)} at pos ${at + 1}`,
      ...sizeHelp(at + 1, size),
    ),
  notAnInt: (op: string, argument: string, position: number, given: unknown) =>
    type(
      `${op}(): argument '${argument}' (position ${position}) must be int, not ${pythonType(given)}`,
      `${argument} 应是整数，得到 ${given}。`,
      `${argument} must be an integer; got ${given}.`,
    ),
  invalidArguments: (op: string, given: readonly unknown[], signatures: readonly string[]) =>
    type(
      `${op}() received an invalid combination of arguments - got (${given.map(described).join(', ')}), but expected one of:\n${signatures.map((s) => ` * (${s})\n`).join('')}`,
      `${op} 收到的参数不是它要的那些，看看上面列出的写法。`,
      `${op} was given other arguments than it takes; its forms are listed above.`,
    ),
  notTwoInts: (op: string, dim0: unknown, dim1: unknown) => {
    const types = [dim0, dim1].map(pythonType)
    const wrong = types.map((t) => (t === 'int' ? t : `!${t}!`))
    const reason = "      didn't match because some of the arguments have invalid types:"
    return type(
      `${op}() received an invalid combination of arguments - got (${types.join(', ')}), but expected one of:\n * (int dim0, int dim1)\n${reason} (${wrong.join(', ')})\n * (name dim0, name dim1)\n${reason} (${types.map((t) => `!${t}!`).join(', ')})\n`,
      `${op} 要两个整数，得到 ${dim0} 和 ${dim1}。`,
      `${op} takes two integers; got ${dim0} and ${dim1}.`,
    )
  },
  unexpectedKeyword: (op: string, key: string) =>
    type(
      `${op}() got an unexpected keyword argument '${key}'`,
      `没有名叫 ${key} 的参数，看看有没有拼错。`,
      `There is no argument called ${key}; check its spelling.`,
    ),
  missingArguments: (op: string, names: readonly string[]) => {
    const quoted = names.map((name) => `'${name}'`)
    const last = quoted.length > 2 ? `, and ${quoted.at(-1)}` : ` and ${quoted.at(-1)}`
    const all = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')}${last}` : quoted[0]
    return type(
      `${op}() missing ${names.length} required positional argument${names.length > 1 ? 's' : ''}: ${all}`,
      `少给了参数 ${names.join('、')}。`,
      `Missing: ${names.join(', ')}.`,
    )
  },
  tooManyArguments: (op: string, takes: number, given: number) =>
    type(
      `${op}() takes ${takes} positional argument${takes > 1 ? 's' : ''} but ${given} were given`,
      '给的参数太多了（PyTorch 把 self 也算一个）。',
      'Too many arguments (PyTorch counts self as one).',
    ),
  notATensor: (op: string, argument: string, position: number, given: unknown) =>
    type(
      `${op}(): argument '${argument}' (position ${position}) must be Tensor, not ${pythonType(given)}`,
      ...tensorHelp(op, given),
    ),
  notAListOfTensors: (op: string, argument: string, given: unknown) =>
    type(
      `${op}(): argument '${argument}' (position 1) must be tuple of Tensors, not ${pythonType(given)}`,
      `${op} 要一列张量：把它们放进方括号。`,
      `${op} takes a list of tensors: put them in square brackets.`,
    ),
  elementNotATensor: (at: number, given: unknown) =>
    type(
      `expected Tensor as element ${at} in argument 0, but got ${pythonType(given)}`,
      `列表里第 ${at} 个（从 0 数）不是张量。`,
      `Element ${at} of the list (counting from 0) is not a tensor.`,
    ),
  operand: (sign: string, given: unknown) =>
    type(
      `unsupported operand type(s) for ${sign}: 'Tensor' and '${pythonType(given)}'`,
      `张量只能与张量或数字做 ${sign}，这里得到 ${described(given)}；是不是某个 forward 忘了 return？`,
      `A tensor takes a tensor or a number for ${sign}; got ${described(given)}. Did some forward forget to return?`,
    ),
  noPlus: () =>
    type(
      '+ takes numbers and strings, not Tensor',
      '+ 不会把张量相加：写 a.add(b)。',
      '+ does not add tensors: write a.add(b).',
    ),
  noNumber: () =>
    type(
      'operators and Math take numbers, not Tensor',
      '- * / ** < > 和 Math 只认数字；张量写 a.sub(b)、a.mul(b)、a.div(b)、a.pow(b)、a.sqrt()。',
      '- * / ** < > and Math know numbers only; with tensors write a.sub(b), a.mul(b), a.div(b), a.pow(b), a.sqrt().',
    ),
  boolSubtraction: () =>
    runtime(
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
      '布尔张量不能相减，先 .float()。',
      'Bool tensors cannot be subtracted; call .float() first.',
    ),
  notDifferentiable: (small: boolean) =>
    runtime(
      small
        ? 'only Tensors of floating point dtype can require gradients'
        : 'Only Tensors of floating point and complex dtype can require gradients',
      '整数没有梯度；先 .float()。',
      'Integers have no gradient; call .float() first.',
    ),
  noOutputDtype: (op: string, dtype: string) =>
    runtime(
      `${op}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${dtype}`,
      '整数没有平均值这种整数结果；先 .float()。',
      'The result would not be an integer; call .float() first.',
    ),
  noKernel: (kernel: string, dtype: string) =>
    runtime(
      `"${kernel}" not implemented for '${dtype}'`,
      '这个运算只用于小数；先 .float()。',
      'This operation takes floating-point numbers; call .float() first.',
    ),
  matDtype: () =>
    runtime(
      'mat1 and mat2 must have the same dtype',
      '输入是整数，权重是小数；先 .float()。',
      'The input holds integers, the weight does not; call .float() first.',
    ),
  expectedLong: () =>
    runtime(
      'expected scalar type Long but found Float',
      '类别标签要是整数张量；先 .long()。',
      'Class labels are integers; call .long() first.',
    ),
  embeddingDtype: () =>
    runtime(
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead (while checking arguments for embedding)",
      'Embedding 按编号查表，编号要是整数；先 .long()。',
      'An Embedding looks rows up by number; call .long() first.',
    ),
  maskDtype: () =>
    runtime(
      'Mask tensor can take 0 and 1 values only',
      '遮罩要是布尔张量；用比较得到它，或先 .bool()。',
      'A mask is a bool tensor; compare to get one, or call .bool().',
    ),
  onlyOneElement: () =>
    value(
      'only one element tensors can be converted to Python scalars',
      'item() 只用于只有一个数的张量；先求和、求平均或取下标。',
      'item() is for a tensor with one number; sum, average or index first.',
    ),
  ragged: (expected: number, dim: number, got: number) =>
    value(
      `expected sequence of length ${expected} at dim ${dim} (got ${got})`,
      `每行要一样长：第 ${dim} 维有的是 ${expected} 个，有的是 ${got} 个。`,
      `Rows must be of equal length: at dimension ${dim} some have ${expected}, some ${got}.`,
    ),
  notASequence: () =>
    type(
      'not a sequence',
      '同一层里有的是列表，有的是数字。',
      'Some entries are lists and some are numbers.',
    ),
  listIsNotANumber: () =>
    type(
      "'list' object cannot be interpreted as an integer",
      '同一层里有的是数字，有的是列表。',
      'Some entries are numbers and some are lists.',
    ),
  invalidData: (given: unknown) =>
    type(
      `new(): invalid data type '${pythonType(given)}'`,
      '张量只装数字。',
      'A tensor holds numbers.',
    ),
  rangeSign: () =>
    runtime(
      'upper bound and larger bound inconsistent with step sign',
      '按这个步长从起点走不到终点。',
      'Steps of this sign never reach the end.',
    ),
  rangeStep: () => runtime('step must be nonzero', '步长不能为 0。', 'The step cannot be 0.'),
  emptyRange: (from: number, to: number) =>
    runtime(
      `random_ expects 'from' to be less than 'to', but got from=${from} >= to=${to}`,
      `[${from}, ${to}) 里没有整数。`,
      `There is no integer in [${from}, ${to}).`,
    ),
  notIterable: (given: unknown) =>
    type(
      `'${pythonType(given)}' object is not iterable`,
      `大小应是整数，得到 ${given}。`,
      `A size must be an integer; got ${given}.`,
    ),
  clampNothing: () =>
    runtime(
      "torch.clamp: At least one of 'min' or 'max' must not be None",
      'clamp 至少给 min、max 中的一个。',
      'Give clamp a min, a max or both.',
    ),
  emptyReduction: (op: string, dim?: number) =>
    dim === undefined
      ? runtime(
          `${op}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
          '空张量没有最大最小值。',
          'An empty tensor has no largest or smallest number.',
        )
      : emptyDim(op, dim),
  noAttribute: (owner: string, name: string) =>
    attribute(
      `'${owner}' object has no attribute '${name}'`,
      `${owner} 里没有 ${name}：看看拼写，或 constructor 里是否忘了给它赋值。`,
      `${owner} has no ${name}: check the spelling, and that the constructor assigns it.`,
    ),
  /** `written` is its name in the program, `meant` the nearest that there is. */
  noMethod: (name: string, written: string, meant: string | null) =>
    attribute(`'Tensor' object has no attribute '${name}'`, ...methodHelp(written, meant)),
  /** A variable that has a module's own name. */
  localTooEarly: (name: string) =>
    unbound(
      `cannot access local variable '${name}' where it is not associated with a value`,
      `这里的 ${name} 是 forward 里 const 声明的变量，此刻还没有值；类里的那个写作 this.${name}。`,
      `This ${name} is the const of forward, which has no value yet; the one of the class is written this.${name}.`,
    ),
  noneHasNoAttribute: (name: string) =>
    attribute(
      `'NoneType' object has no attribute '${name}'`,
      '这里什么也没有：是不是某个 forward 忘了 return，或某个名字还没有赋值？',
      'There is nothing here. Did some forward forget to return, or was a name never assigned?',
    ),
  metaHasNoData: () =>
    runtime(
      'Cannot copy out of meta tensor; no data!',
      'meta 设备只有形状，没有数字；换 webgpu、wasm 或 cpu 再读。',
      'The meta device has shapes and no numbers; choose webgpu, wasm or cpu to read some.',
    ),
  outOfMemory: (bytes: number) =>
    runtime(
      `[enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate ${bytes} bytes. Error code 12 (Cannot allocate memory)`,
      '这个张量太大，内存放不下。看看形状里是不是有一个大小写错了。',
      'This tensor is too large for the memory. Is one of the sizes in its shape wrong?',
    ),
  cannotReadAtOnce: () =>
    runtime(
      'a tensor on webgpu cannot be read at once',
      'GPU 算完才有数字，要等：用 await x.data()，或换 wasm、cpu。',
      'A GPU answers when it is done: await x.data(), or choose wasm or cpu.',
    ),
}

const emptyDim = (op: string, dim: number) =>
  index(
    `${op}(): Expected reduction dim ${dim} to have non-zero size.`,
    `第 ${dim} 维是空的，没有最大最小值。`,
    `Dimension ${dim} is empty and has no largest or smallest number.`,
  )

/** A short name for a value, as Python prints types in its list of what it got. */
function described(given: unknown): string {
  if (isNamed(given) && Object.keys(given).length) {
    return Object.entries(given)
      .map(([key, v]) => `${key}=${pythonType(v)}`)
      .join(', ')
  }
  return pythonType(given)
}

const isNamed = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && Object.getPrototypeOf(given) === Object.prototype
