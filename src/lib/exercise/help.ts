import type { Both, Failure } from './observation'

/** What errors of JavaScript mean here; those of torch bring their own help. Browsers word them differently. */
const runHelp: readonly [said: RegExp, help: Both][] = [
  [
    /super(\(.*\))?\.(__init__|init)\b/,
    {
      zh: '这里只写 super()，后面不加 .__init__()。',
      en: 'It is super() alone here, without .__init__() after it.',
    },
  ],
  [
    /super ?(constructor|\(\))/i,
    {
      zh: '先调用父类的构造函数：constructor 的第一行写 super()。',
      en: 'Call the constructor of nn.Module first: super() is the first line of the constructor.',
    },
  ],
  [
    /class constructor|without \|?'?new/i,
    {
      zh: '层在 constructor 里用 new 造出来：this.act = new nn.GELU()；forward 里再用张量调用它：this.act(x)。',
      en: 'A layer is made with new, in the constructor: this.act = new nn.GELU(); forward calls it with a tensor: this.act(x).',
    },
  ],
  [
    /^self\.|self is not defined|variable: self/,
    { zh: 'Python 的 self 在这里叫 this。', en: 'What Python calls self is called this here.' },
  ],
  [
    /\b(dim|keepdim|bias|stride|padding|kernel_size|batch_first|approximate)\b.* not defined|variable: (dim|bias)\b/,
    {
      zh: '带名字的参数要放进花括号：dim=1 写成 { dim: 1 }。',
      en: 'Named arguments go into braces: dim=1 is written { dim: 1 }.',
    },
  ],
  [
    /\b(None|True|False|print|len|range|math|int)\b.* not defined|variable: (None|True|False|print|len|range)\b/,
    {
      zh: '这是 Python 的词；这里写 null、true、false、console.log、x.shape[0]、for 循环、Math.floor。',
      en: 'That is Python; here it is null, true, false, console.log, x.shape[0], a for loop, Math.floor.',
    },
  ],
  [
    /is not defined|find variable/,
    {
      zh: '没有这个名字：看看拼写；自己的层和参数前面要写 this.。',
      en: 'There is no such name: check the spelling; your own layers and parameters need this. in front.',
    },
  ],
  [
    /before initialization|uninitialized/,
    {
      zh: '这个名字在声明之前就用了：把 const 那一行移到前面。',
      en: 'The name is used before the line that declares it: move that line up.',
    },
  ],
  [
    /constant variable|readonly property|invalid assignment to const/,
    {
      zh: 'const 不能再赋值：换一个名字，或写 let。',
      en: 'A const cannot be assigned again: take another name, or write let.',
    },
  ],
  [
    /must be Tensor, not NoneType$/,
    {
      zh: '这里的值是 undefined：张量不能用 [ ] 取下标，写 x.index(…) 或 x.select(…)；也看看名字的拼写。',
      en: 'The value is undefined: a tensor has no [ ], write x.index(…) or x.select(…); and check the spelling.',
    },
  ],
  [
    /attribute '\w+[^_\W]_'/,
    {
      zh: '没有就地修改的操作：去掉末尾的 _，用它返回的新张量。',
      en: 'There are no in-place operations: drop the last _ and use the new tensor that is returned.',
    },
  ],
  [
    /forward returned undefined/,
    { zh: 'forward 的最后要 return 结果。', en: 'forward must end with return.' },
  ],
  [
    /forward returned \[object Promise\]/,
    {
      zh: '去掉 async：forward 直接返回张量。',
      en: 'Drop async: forward returns the tensor itself.',
    },
  ],
  [
    /forward returned/,
    { zh: 'forward 要 return 一个张量。', en: 'forward must return one tensor.' },
  ],
  [
    /not a (function|constructor)|(?<!object) is not iterable/,
    {
      zh: '它不是函数、类或列表：看看拼写和括号。',
      en: 'It is not a function, a class or a list: check the spelling and the brackets.',
    },
  ],
  [
    /of undefined|is undefined|not an object/,
    {
      zh: '点号前面的值是 undefined：看看拼写，或 constructor 里是否忘了给它赋值。',
      en: 'What stands before the dot is undefined: check the spelling, and that the constructor assigns it.',
    },
  ],
]

export const helpFor = (said: string): Both | null =>
  runHelp.find(([pattern]) => pattern.test(said))?.[1] ?? null

/** Why a file cannot be read, as far as its text shows it. */
export function whyUnread(source: string, said: string): { help: Both; line: number | null } {
  const lines = codeOnly(source).split('\n')
  const lineOf = (fits: (line: string) => boolean) => lines.findIndex(fits) + 1 || null
  const wide = lineOf((line) => fullWidth.test(line))
  if (wide) return { help: fullWidthHelp(fullWidth.exec(lines[wide - 1])?.[0] ?? ''), line: wide }
  for (const [pattern, help] of unreadHelp) {
    const line = lineOf((text) => pattern.test(text))
    if (line) return { help, line }
  }
  if (/reserved word|\bawait\b/.test(said)) {
    const line = lineOf((text) => /^\s.*\bawait\b/.test(text))
    if (line) return { help: awaitHelp, line }
  }
  const [, name] = /'?([\w$]+)'? has already been declared|redeclaration of \w+ ([\w$]+)/.exec(said)?.filter(Boolean) ?? [] // biome-ignore format: one thought
  if (!name) return { help: someHelp, line: null }
  const declared = lines.flatMap((line, i) =>
    [...line.matchAll(/\b(?:const|let|class|function) ([\w$]+)/g)]
      .filter(([, declared]) => declared === name)
      .map(() => i + 1),
  )
  return { help: twiceHelp, line: declared[1] ?? declared[0] ?? null }
}

/** A line of a document that says “code begins here”, copied along. */
export function fenceIn(source: string): Failure | null {
  const line = source.split('\n').findIndex((text) => /^\s*```\w*\s*$/.test(text)) + 1
  return line ? { kind: 'syntax', message: 'SyntaxError: ```', help: fenceHelp, line } : null
}

/** A namespace that the code without its types still speaks of: it went with them. */
export function namespaceIn(source: string, code: string): Failure | null {
  const program = codeOnly(code)
  const lines = codeOnly(source).split('\n')
  const line =
    lines.findIndex((text) => {
      const [, name] = /^\s*(?:export )?namespace ([\w$]+)/.exec(text) ?? []
      return name && new RegExp(`\\b${name}\\.`).test(program)
    }) + 1
  const message = `SyntaxError: ${lines[line - 1]?.replace(/\{.*/, '').trim()}`
  return line ? { kind: 'syntax', message, help: namespaceHelp, line } : null
}

/** A program with its comments and texts blanked out, line for line. */
export const codeOnly = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  )

const fullWidth = /[（）【】｛｝［］，；：、。“”‘’＝＋－＊／＜＞！]/

const fullWidthHelp = (mark: string): Both => ({
  zh: `这一行有全角的“${mark}”：程序里的括号、逗号、引号都要用半角。`,
  en: `There is a full-width ${mark} on this line: brackets, commas and quotes of a program are half-width.`,
})

/** What the text of a line shows. */
const unreadHelp: readonly [line: RegExp, help: Both][] = [
  [
    /^\s*(def |from \w+ import|(class|for|if|else|while)\b.*:\s*$)/,
    {
      zh: '这里写的是 Python；这道题用 TypeScript 写。',
      en: 'This is Python; the answer is written in TypeScript here.',
    },
  ],
  [
    /\w\[[^\]]*:[^\]]*\]/,
    {
      zh: '张量不能用 [ ] 切片：x[:, 0] 写成 x.index(Slice(), 0)。',
      en: 'A tensor is not sliced with [ ]: x[:, 0] is written x.index(Slice(), 0).',
    },
  ],
  [
    /\w @ \w/,
    {
      zh: '没有 @：写 matmul(a, b) 或 a.matmul(b)。',
      en: 'There is no @: write matmul(a, b) or a.matmul(b).',
    },
  ],
]

const fenceHelp: Both = {
  zh: '``` 是聊天和文档里标出代码的记号，不是程序：把这样的行删掉。',
  en: '``` marks code in a chat or a document and is no part of the program: delete such lines.',
}
const namespaceHelp: Both = {
  zh: '这里不能用 namespace：把里面的类和函数直接写在文件里。',
  en: 'A namespace cannot be used here: write its classes and functions straight into the file.',
}
const awaitHelp: Both = {
  zh: 'await 只能写在文件最外层，或 async 函数里；forward 不用等，去掉 await。',
  en: 'await stands at the top of a file or in an async function; forward has nothing to wait for: drop await.',
}
const twiceHelp: Both = {
  zh: '同一个名字声明了两次：去掉第二个 const，或换一个名字。',
  en: 'One name is declared twice: drop the second const, or take another name.',
}
const someHelp: Both = {
  zh: '程序有一处读不懂：看看括号、引号、逗号是否成对、有没有漏。',
  en: 'Something here cannot be read: look for a bracket, quote or comma that is missing or left over.',
}
