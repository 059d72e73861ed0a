import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { setDevice } from '../../src/lib/torch'
import { python } from './python'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** What a line raises; `short` where torch's words stand without `torch.`. */
let error: (code: string, short: boolean) => string
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await setDevice('wasm')
  const { engine } = await python()
  engine.evaluate(`
class NoForward(nn.Module):
    pass

class Misspelt(nn.Module):
    def forword(self, x):
        return x

class Forgetful(nn.Module):
    def forward(self, x):
        return self.norm1(x)

class NoReturn(nn.Module):
    def forward(self, x):
        x + 1

class UsesNone(nn.Module):
    def forward(self, x):
        return x + NoReturn()(x)

class CallsNone(nn.Module):
    def forward(self, x):
        return NoReturn()(x).reshape(2)

class Misspells(nn.Module):
    def forward(self, x):
        return x.exp().sofmax(-1)

class TwoInputs(nn.Module):
    def forward(self, x, y):
        return x

def twice(f):
    y = f(torch.randn(3, requires_grad=True))
    y.backward()
    y.backward()

_names = {**globals(), **vars(torch), "torch": torch, "nn": nn, "F": F, "nan": float("nan")}

def _error(code, short):
    try:
        exec(code, {**_names} if short else {**globals()})
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"
`)
  error = engine.evaluate('_error')
}, 120_000)

/** The known difference: this Python is younger than the one that PyTorch was asked with, and suggests a name. */
const suggested = (message: string) =>
  message.replace(/(keyword argument 'kernal_size')$/, "$1. Did you mean 'kernel_size'?")

interface Said {
  call: string
  type: string | null
  message: string
  warn?: boolean
}
const known = (JSON.parse(read('errors.json')) as { errors: Said[] }).errors

const cases = read('../torch/errors/cases.txt')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
const answers = JSON.parse(read('../torch/errors/expected.json')) as Said[]

describe('in PyTorch’s own words:', () => {
  test.each(known.filter(({ warn }) => !warn))('$call', ({ call, type, message }) => {
    expect(error(call, false)).toBe(`${type}: ${suggested(message)}`)
  })
  test.each(cases.map((line, i) => ({ ...answers[i], call: line.split(' | ')[0] })))(
    '$call ',
    ({ call, type, message }) => {
      expect(error(call, true)).toBe(`${type}: ${suggested(message)}`)
    },
  )
})
