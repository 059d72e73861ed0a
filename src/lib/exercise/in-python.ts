import { spans } from './exercise'

/** A prompt that speaks TypeScript, in Python's words: what stands between backticks, and names anywhere. */
export const inPython = (text: string): string =>
  spans(text)
    .map(({ text, code }) => (code ? `\`${codeInPython(text)}\`` : named(text)))
    .join('')

/** A line of TypeScript, or a piece of one, as Python writes it. */
export const codeInPython = (code: string): string =>
  named(spellings.reduce((text, [ts, py]) => text.replace(ts, py), code)).trim()

/** `embedDim` is `embed_dim`; classes keep their names. */
const named = (text: string) =>
  text.replace(/\b[a-z]+(?:[A-Z][a-z]*)+\b/g, (name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )

const spellings: readonly [ts: RegExp, py: string][] = [
  [/copy\.loadStateDict\(…\)/, 'copy.deepcopy(layer)'],
  [/\.detach\(\)/, '.data'],
  [/\b(new|const|let) /g, ''],
  [/\bthis\./g, 'self.'],
  [/Math\.floor\((\w+) \/ (\w+)\) \*\*/g, '($1 // $2) **'],
  [/Math\.floor\((\w+) \/ (\w+)\)/g, '$1 // $2'],
  [/Slice\(\)/g, ':'],
  [/Slice\(0, ([^)]+)\)/g, ':$1'],
  [/\.?\bindex\((.*)\)/, '[$1]'],
  [/\.add\((.+)\)/, ' + $1'],
  [/\.div\((.+)\)/, ' / $1'],
  [/\{ (\w+): (.+?) \}/g, '$1=$2'],
  [/^(\w+): /, '$1='],
  [/\brandn\(/g, 'torch.randn('],
]
