import type { EditorWords } from '../../../lib/i18n/editor'
import type { Remark } from '../../../lib/typescript/service'

/** What TypeScript's sentence means to someone who thinks in PyTorch; the word is what it underlines. */
export function helpOn(
  { code }: Pick<Remark, 'code'>,
  word: string,
  t: EditorWords,
): string | null {
  if (operators.includes(code)) return t.help.operator
  if (code === invalidCharacter && /[\u3000-\uffef‘’“”]/.test(word)) return t.help.fullWidth
  const here = missingNames.includes(code) ? python[word] : undefined
  return here ? t.help.python(word, here) : null
}

const operators = [2362, 2363, 2365]
const invalidCharacter = 1127
const missingNames = [2304, 2552, 2663]

/** Words of Python that TypeScript does not know. */
const python: Readonly<Record<string, string>> = {
  self: 'this',
  None: 'null',
  True: 'true',
  False: 'false',
  print: 'console.log',
  range: 'for (let i = 0; i < n; i++)',
  int: 'Math.floor',
}
