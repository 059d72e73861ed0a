interface Both {
  zh: string
  en: string
}

type Words = (...parts: string[]) => readonly [zh: string, en: string]

/** What Python's own messages mean to someone who writes a model: the first that fits. */
const known: readonly [message: RegExp, words: Words][] = [
  [
    /invalid (?:non-printable )?character .*U\+3000/,
    () => [
      '这一行有全角空格“　”，Python 只认半角：换成英文输入法再打一次。',
      'There is a full-width space “　” on this line; Python reads half-width ones only. Type it again with an English keyboard.',
    ],
  ],
  [
    /invalid non-printable character U\+(\w+)/,
    (code) => [
      `这一行有一个看不见的字符（U+${code}），多半是复制时带进来的：删掉它。`,
      `There is an invisible character on this line (U+${code}), most likely copied along: delete it.`,
    ],
  ],
  [
    /invalid character '(.)'/u,
    (letter) => [
      `Python 不认识这里的“${letter}”：括号、引号、逗号和运算符都要用英文输入法打。`,
      `Python cannot read “${letter}” here: brackets, quotes, commas and operators are typed with an English keyboard.`,
    ],
  ],
  [
    /'(.)' was never closed/,
    (bracket) => [
      `这一行的“${bracket}”没有配上右括号。`,
      `The “${bracket}” on this line is never closed.`,
    ],
  ],
  [
    /unmatched '(.)'/,
    (bracket) => [`“${bracket}”多了一个，或左边少了一个。`, `There is a “${bracket}” too many, or its partner is missing.`], // biome-ignore format: one thought
  ],
  [
    /expected ':'/,
    () => [
      'class、def、for、if 这一行的末尾要有冒号。',
      'A line with class, def, for or if ends with a colon.',
    ],
  ],
  [
    /expected an indented block/,
    () => [
      '上一行以冒号结束，下一行要缩进。',
      'The line before ends with a colon: indent what follows.',
    ],
  ],
  [
    /IndentationError|TabError/,
    () => [
      '缩进对不齐：同一块里的每一行缩进要一样，不要混用 Tab 和空格。',
      'The indentation does not line up: every line of a block is indented alike, with spaces or tabs, not both.',
    ],
  ],
  [
    /cannot assign (?:module|parameters?) before Module\.__init__\(\) call/,
    () => [
      '__init__ 的第一行要写 super().__init__()，之后才能放子模块和参数。',
      'Begin __init__ with super().__init__(); modules and parameters can be assigned after it.',
    ],
  ],
  [
    /Module\.__init__\(\) takes 1 positional argument but/,
    () => [
      '这个类没有自己的 __init__：名字两边各有两个下划线，缩进在 class 里面；super().__init__() 的括号里不放东西。',
      'This class has no __init__ of its own: the name has two underscores on each side and stands inside the class; super().__init__() is given nothing.',
    ],
  ],
  [
    /unexpected keyword argument '(\w+)'(?:\. Did you mean '(\w+)'\?)?/,
    (given, meant) => [
      `没有叫 ${given} 的参数${meant ? `，是不是 ${meant}` : ''}。`,
      `There is no argument called ${given}${meant ? `; did you mean ${meant}?` : '.'}`,
    ],
  ],
  [
    /forward\(\) takes 1 positional argument but/,
    () => ['forward 的第一个参数是 self：def forward(self, x)。', 'The first argument of forward is self: def forward(self, x).'], // biome-ignore format: one thought
  ],
  [
    /missing \d+ required positional arguments?: (.+)/,
    (names) => [`少给了参数：${names}。`, `Not all arguments were given; missing: ${names}.`],
  ],
  [
    /takes (?:from \d+ to )?\d+ positional arguments? but/,
    () => ['参数给多了。数一数定义里有几个（self 也算一个）。', 'Too many arguments. Count those in the definition (self counts, too).'], // biome-ignore format: one thought
  ],
  [
    /is missing the required "forward" function/,
    () => [
      '这个模块没有 forward：看看名字是否写对，缩进是否在 class 里面。',
      'This module has no forward: is it spelt right, and indented inside the class?',
    ],
  ],
  [
    /'NoneType' object has no attribute '(\w+)'/,
    (name) => [
      `.${name} 前面的东西是 None：多半是某个函数或 forward 忘了 return。`,
      `What stands before .${name} is None: most likely a function or forward forgot to return.`,
    ],
  ],
  [
    /'NoneType' object is not callable/,
    () => [
      '把 None 当函数调用了：这个属性还没有赋值。',
      'None was called like a function: that attribute holds nothing yet.',
    ],
  ],
  [
    /'Tensor' object is not callable/,
    () => ['张量后面直接跟了括号：是不是少了一个运算符或方法名。', 'A tensor is followed by brackets: is an operator or a method’s name missing?'], // biome-ignore format: one thought
  ],
  [
    /'ModuleList' object is not callable|Module \[ModuleList\]/,
    () => ['ModuleList 不能直接调用：用 for 逐个调用里面的层。', 'A ModuleList cannot be called: call its layers one by one in a for loop.'], // biome-ignore format: one thought
  ],
  [
    /name '(\w+)' is not defined(?:\. Did you mean: '(\w+)'\?)?/,
    (name, meant) => [
      `没有 ${name} 这个名字${meant ? `，是不是 ${meant}` : '：先赋值或 import；在方法里取属性要写 self.'}。`,
      `There is no name ${name}${meant ? `; did you mean ${meant}?` : ': assign or import it first; an attribute is written self.…'}`,
    ],
  ],
  [
    /No module named '(\w+)/,
    (name) => [
      `这里没有 ${name}：只有 torch、这篇文章的 vit 和 Python 标准库。`,
      `There is no ${name} here: only torch, the post’s vit, and Python’s own library.`,
    ],
  ],
  [
    /(\w+)' object has no attribute '(\w+)'(?:\. Did you mean: '(\w+)'\?)?/,
    (owner, name, meant) => [
      `${owner} 没有 ${name}${meant ? `，是不是 ${meant}` : '：看看 __init__ 里的名字是否一致'}。`,
      `${owner} has no ${name}${meant ? `; did you mean ${meant}?` : ': is it spelt as in __init__?'}`,
    ],
  ],
  [
    /not enough values to unpack|too many values to unpack/,
    () => [
      '左边的名字和右边的个数不一样：看看 x.shape 有几维。',
      'The left side does not have as many names as the right side has values: how many sizes has x.shape?',
    ],
  ],
  [
    /forward returned None, not a tensor/,
    () => ['forward 的最后要 return 结果。', 'forward must end with return.'],
  ],
  [
    /forward returned .* not a tensor/,
    () => ['forward 要 return 一个张量。', 'forward must return one tensor.'],
  ],
  [
    /maximum recursion depth exceeded/,
    () => [
      '函数一直在调用自己：forward 里是不是又调用了 self(x)。',
      'A function keeps calling itself: does forward call self(x)?',
    ],
  ],
  [
    /SyntaxError/,
    () => [
      '这一行读不懂：看看括号、引号、逗号、冒号。',
      'This line cannot be read: look at brackets, quotes, commas and colons.',
    ],
  ],
]

export function helpFor(message: string): Both | null {
  for (const [pattern, words] of known) {
    const found = pattern.exec(message)
    if (!found) continue
    const [zh, en] = words(...found.slice(1))
    return { zh, en }
  }
  return null
}
