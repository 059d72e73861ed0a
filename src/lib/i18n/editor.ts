/** The words of the editor. `phrases` are CodeMirror's own. */
const en = {
  phrases: {} as Record<string, string>,
  run: (key: string) => `${key}+Enter: run`,
  meaning: (key: string) => `${key}+I: what is under the cursor`,
  leave: 'Esc, then Tab: leave the editor',
  line: (n: number) => `Line ${n}`,
  remarks: (lines: number[]) =>
    lines.length === 1
      ? `TypeScript has a remark on line ${lines[0]} (F8 leads there).`
      : `TypeScript has remarks on lines ${lines.join(', ')} (F8 leads there).`,
  /** What TypeScript's sentence means here, by its number; the word is the one it underlines. */
  help: {
    operator:
      'Tensors have no operators in TypeScript: write x.add(y), x.sub(y), x.mul(y), x.div(y), x.matmul(y).',
    fullWidth: 'This mark is full-width, from a Chinese keyboard; code wants the half-width one.',
    python: (word: string, here: string) => `Python’s ${word} is ${here} in TypeScript.`,
  },
}

const zh: typeof en = {
  phrases: {
    Completions: '补全',
    Diagnostics: '类型提示',
    'No diagnostics': '没有类型提示',
    'Selection deleted': '已删除选中的内容',
    'Control character': '控制字符',
    close: '关闭',
  },
  run: (key) => `${key}+Enter：运行`,
  meaning: (key) => `${key}+I：光标处是什么`,
  leave: '先 Esc 再 Tab：离开编辑器',
  line: (n) => `第 ${n} 行`,
  remarks: (lines) => `TypeScript 对第 ${lines.join('、')} 行有话说（F8 跳过去）。`,
  help: {
    operator:
      'TypeScript 里张量没有运算符：写成 x.add(y)、x.sub(y)、x.mul(y)、x.div(y)、x.matmul(y)。',
    fullWidth: '这是中文输入法的全角符号，代码里要用半角的。',
    python: (word, here) => `Python 的 ${word}，在 TypeScript 里是 ${here}。`,
  },
}

export const editorWords = { zh, en }
export type EditorWords = typeof en
