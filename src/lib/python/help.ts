interface Both {
  zh: string
  en: string
}

type Words = (...parts: string[]) => readonly [zh: string, en: string]

/**
 * What Python's own messages mean to someone who writes a model: the first that fits. Where the line must be looked at,
 * `code` says how it is written; the name of its function stands below it.
 */
const known: readonly [message: RegExp, words: Words, code?: RegExp][] = [
  [
    /SyntaxError/,
    () => [
      '``` 是聊天或网页里的代码记号，不是 Python：删掉这一行。',
      '``` marks code in chats and pages and is no Python: delete this line.',
    ],
    /^```/,
  ],
  [
    /SyntaxError/,
    () => ['else if 在 Python 里写成 elif。', 'Python writes elif for “else if”.'],
    /\belse if\b/,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => ['Python 的注释以 # 开头，不是 //。', 'A comment begins with # in Python, not with //.'],
    /^\/\/|\/\/ *(?:(?:\p{L}+[ \n]){2}|\p{Script=Han})/u,
  ],
  [
    /SyntaxError: (?:invalid|unterminated)/,
    () => [
      '这一行像是一句话，不是代码：注释要以 # 开头。',
      'This line looks like a sentence, not like code: a comment begins with #.',
    ],
    /^(?!(?:for|if|elif|while|return|import|from|with|class|def|assert|raise|lambda|print)\b)(?:[\p{L}’',.，。：；-]+ +){2,}[^()=[\]]*\n|^\p{Script=Han}[^()=]*\n/u,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => [
      'Python 里没有 new：直接写 nn.Linear(…)。',
      'Python has no new: just write nn.Linear(…).',
    ],
    /\bnew \w/,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => ['Python 里没有 ++ 和 --：写 i += 1。', 'Python has no ++ and --: write i += 1.'],
    /[\w)\]](?:\+\+|--)(?!\w)/,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => [
      'Python 里写 and、or、not，不写 &&、||、!。',
      'Python writes and, or, not instead of &&, ||, !.',
    ],
    /&&|\|\|/,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => [
      '这是 TypeScript 的写法，而这里要的是 Python。',
      'This is written as in TypeScript, and Python is asked for here.',
    ],
    /^(?:(?:const|let|export)\b|import \{|class \w+ extends\b)/,
  ],
  [
    /SyntaxError: invalid syntax/,
    () => [
      'Python 不用花括号分块：行尾写冒号，下面的行缩进。',
      'Python has no braces around blocks: end the line with a colon and indent what follows.',
    ],
    /^(?:class|def|if|for|while|else)\b.*\{\n/,
  ],
  [
    /unterminated (?:triple-quoted )?(?:f-)?string/,
    () => [
      '这里开始的字符串没有配上结尾的引号。',
      'The text that begins here has no quotation mark at its end.',
    ],
  ],
  [
    /'(return|yield)' outside function/,
    (word) => [
      `这个 ${word} 在函数外面：把它缩进到和 forward 里其他行一样。`,
      `This ${word} stands outside its function: indent it like the other lines of forward.`,
    ],
  ],
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
    /descriptor '__init__' of 'super'/,
    () => ['super 后面少了括号：super().__init__()。', 'super needs brackets: super().__init__().'],
  ],
  [
    /Module\.__init__\(\) (?:takes 1 positional|got an unexpected)/,
    () => [
      'super().__init__() 的括号里不放东西：nn.Module 的 __init__ 没有参数。',
      'Nothing goes into the brackets of super().__init__(): the __init__ of nn.Module takes no arguments.',
    ],
    /\bsuper\(|Module\.__init__\(/,
  ],
  [
    /Module\.__init__\(\) takes 1 positional argument but/,
    () => [
      '这个类没有自己的 __init__：名字两边各有两个下划线，缩进在 class 里面；super().__init__() 的括号里不放东西。',
      'This class has no __init__ of its own: the name has two underscores on each side and stands inside the class; super().__init__() is given nothing.',
    ],
  ],
  [
    /module\(\) takes at most 2 arguments/,
    () => [
      'Module 的 M 要大写：class …(nn.Module)。',
      'Module has a capital M: class …(nn.Module).',
    ],
  ],
  [
    /cannot assign '.+' as (?:child module|parameter) '(\w+)'/,
    (name) => [
      `self.${name} 已经是一个层或参数，不能换成算出来的张量：结果放进局部变量，例如 x = …。`,
      `self.${name} is a layer or a parameter and cannot become what was computed: put that into a local name, as in x = ….`,
    ],
  ],
  [
    /\b(cat|concat|concatenate|stack|hstack|vstack)\(\) (?:got multiple values|takes )/,
    (name) => [
      `要合起来的张量放进一个列表：torch.${name}([a, b], dim=1)。`,
      `The tensors to be joined go into one list: torch.${name}([a, b], dim=1).`,
    ],
  ],
  [
    /got multiple values for argument '(\w+)'/,
    (name) => [
      `${name} 给了两次：一次按位置，一次按名字。`,
      `${name} is given twice: once by its place and once by its name.`,
    ],
  ],
  [
    /dropout probability has to be between 0 and 1/,
    () => [
      'dropout 给的是概率，在 0 和 1 之间：30% 写 0.3。',
      'Dropout takes a probability between 0 and 1: 30% is 0.3.',
    ],
  ],
  [
    /this site's Conv2d has one group/,
    () => ['本站的 Conv2d 只有 groups=1。', 'The Conv2d of this site has groups=1 only.'],
  ],
  [
    /'torch\.Size' object is not callable/,
    () => [
      'shape 不是函数：写 x.shape[0]，或 x.size(0)。',
      'shape is no function: write x.shape[0], or x.size(0).',
    ],
  ],
  [
    /'tuple' object is not callable/,
    () => [
      '把元组当函数调用了；enumerate 和 zip 每次给出的就是元组：写 for i, layer in enumerate(self.layers)。',
      'A tuple was called like a function; enumerate and zip give tuples: write for i, layer in enumerate(self.layers).',
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
    /'ModuleList' object is not callable|Module \[ModuleList\]/,
    () => [
      'ModuleList 是一个列表，不能当函数用：写 for layer in self.layers: x = layer(x)；要其中一层就写 self.layers[i]。',
      'A ModuleList is a list and cannot be called: write for layer in self.layers: x = layer(x); one of its layers is self.layers[i].',
    ],
  ],
  [
    /'ModuleList' object cannot be interpreted as an integer/,
    () => [
      'ModuleList 是一个列表，可以直接循环：for layer in self.layers。',
      'A ModuleList is a list, loop over it directly: for layer in self.layers.',
    ],
  ],
  [
    /(list|tuple|generator) is not a Module subclass/,
    () => [
      '这里要一个一个的层，不要装着层的列表：去掉方括号，或在列表前加 *：nn.Sequential(*layers)。',
      'Layers are wanted one by one here, not in a list: drop the square brackets, or put a * before the list: nn.Sequential(*layers).',
    ],
  ],
  [
    /type is not a Module subclass/,
    () => [
      '有一个层的类名后面少了括号：nn.GELU 要写成 nn.GELU()。',
      'One of the layers is a class without brackets: nn.GELU is written nn.GELU().',
    ],
  ],
  [
    /function is not a Module subclass/,
    () => [
      'Sequential 里放层，不放函数：F.gelu 对应的层是 nn.GELU()。',
      'A Sequential holds layers, not functions: the layer of F.gelu is nn.GELU().',
    ],
  ],
  [
    /'int' object is not iterable/,
    () => [
      '一个整数不能逐个取：for 循环里写 range(n)，例如 for _ in range(depth)。',
      'A whole number cannot be gone through: a for loop takes range(n), as in for _ in range(depth).',
    ],
    /\bfor\b/,
  ],
  [
    /Numpy is not available|Can't call numpy\(\)/,
    () => [
      '这里没有 NumPy，经过它梯度也会断：直接用张量的方法算。',
      'There is no NumPy here, and no gradient would pass through it: compute with the tensor’s own methods.',
    ],
  ],
  [
    /not compiled with CUDA/,
    () => [
      '这里只有 CPU：去掉 .cuda() 和 device="cuda"。',
      'There is only a CPU here: leave out .cuda() and device="cuda".',
    ],
  ],
  [
    /^AssertionError/,
    () => [
      '这一行的 assert 对正在试的输入不成立。',
      'The assert on this line does not hold for the input that is being tried.',
    ],
    /^assert\b/,
  ],
  [
    /^NotImplementedError: raise/,
    () => [
      '这一行自己抛出了 NotImplementedError：把这里写完，再删掉它。',
      'This line itself raises NotImplementedError: write what belongs here, and delete it.',
    ],
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
    /name 'this' is not defined/,
    () => [
      'this 在 Python 里叫 self：self.fc1(x)。',
      'What is called this elsewhere is self in Python: self.fc1(x).',
    ],
  ],
  [
    /name '(nn|torch|F|math)' is not defined/,
    (name) => [
      `文件开头少了一行：${imports[name]}。`,
      `A line is missing at the top of the file: ${imports[name]}.`,
    ],
  ],
  [
    /name '(\p{Script=Han}\S*)' is not defined/u,
    () => [
      '这一行像是一句话，不是代码：注释要以 # 开头。',
      'This line looks like a sentence, not like code: a comment begins with #.',
    ],
    /^\p{Script=Han}[^()=]*\n/u,
  ],
  [
    /name '([^']+)' is not defined(?:\. Did you mean: '([\w.]+)'\?)?/,
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
    /forward returned a torch\.return_types/,
    () => [
      'max、min、topk 带 dim 时给出两个张量：数值是 [0]，位置是 [1]。',
      'With a dim, max, min and topk give two tensors: [0] the numbers, [1] their places.',
    ],
  ],
  [
    /forward returned a tuple/,
    () => [
      'forward 要 return 一个张量；行末多一个逗号，或 return a, b，都会变成元组。',
      'forward must return one tensor; a comma at the end of a line, or return a, b, makes a tuple of it.',
    ],
  ],
  [
    /forward returned .* not a tensor/,
    () => ['forward 要 return 一个张量。', 'forward must return one tensor.'],
  ],
  [
    /maximum recursion depth exceeded/,
    () => [
      '__init__ 在造它自己的类，一直造不完：它的子模块应是别的类，看看名字。',
      '__init__ makes another one of its own class, and so on without end: its parts are of other classes; look at the names.',
    ],
    /\n__init__$/,
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

const imports: Readonly<Record<string, string>> = {
  nn: 'from torch import nn',
  torch: 'import torch',
  F: 'import torch.nn.functional as F',
  math: 'import math',
}

/** What a message means, said on a line of code in a function. */
export function helpFor(message: string, code = '', place = ''): Both | null {
  for (const [pattern, words, written] of known) {
    const found = pattern.exec(message)
    if (!found || (written && !written.test(`${code}\n${place}`))) continue
    const [zh, en] = words(...found.slice(1))
    return { zh, en }
  }
  return null
}
