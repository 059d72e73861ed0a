import * as torch from '../torch'
import { TorchError } from '../torch'
import { nearest } from '../torch/nearest'

/** Words that are asked for by name: one that is not among them is an error, not `undefined`. */
export function library<T extends object>(name: string, words: T): T {
  const known: T & { default?: T } = { ...words, __esModule: true }
  const asked = new Proxy(known, {
    get(_, word) {
      if (word in known || word === 'then' || typeof word === 'symbol')
        return Reflect.get(known, word)
      throw missing(name, word, Object.keys(words))
    },
  })
  known.default = asked
  Object.freeze(known) // the next program finds them as they were
  return asked
}

/** Python's words, and what was meant. */
function missing(name: string, word: string, words: readonly string[]) {
  const [zh, en] = advice(word, words)
  return new TorchError('AttributeError', `module '${name}' has no attribute '${word}'`, {
    zh: `这里的 ${short(name)} 没有 ${word}；${zh}`,
    en: `${short(name)} has no ${word} here; ${en}`,
  })
}

function advice(word: string, words: readonly string[]): readonly [zh: string, en: string] {
  if (!words.length)
    return ['要写的类不能导入。', 'the class that is to be written cannot be imported.']
  const home = homes.find((home) => word in home.words)
  const meant = home ? `${short(home.name)}.${word}` : nearest(word, words)
  if (meant) return [`是不是 ${meant}？`, `did you mean ${meant}?`]
  if (words.length < 20) return [`有的是 ${words.join('、')}。`, `it has ${words.join(', ')}.`]
  return ['看看拼写。', 'check the spelling.']
}

const short = (name: string) => name.replace('torch.', '')

const homes = [
  { name: 'torch.nn', words: torch.nn },
  { name: 'torch.nn.functional', words: torch.nn.functional },
  { name: 'torch', words: torch },
]

const functional = library('torch.nn.functional', torch.nn.functional)
const nn = library('torch.nn', { ...torch.nn, functional })

/** What a program may import, by the last word of its address. */
export const libraries = { torch: library('torch', { ...torch, nn }), nn, functional }
