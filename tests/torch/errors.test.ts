import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/lib/torch'
import { type Device, nn, scoped, setDevice, type Tensor, TorchError } from '../../src/lib/torch'

/** What PyTorch said about one line of cases.txt: see errors/make_errors.py. */
interface Answer {
  type: string
  message: string
}

const read = (name: string) => readFileSync(new URL(`errors/${name}`, import.meta.url), 'utf8')
const answers: Answer[] = JSON.parse(read('expected.json'))
const cases = read('cases.txt')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line, i) => {
    const [python, typescript] = line.split(' | ')
    return { python, code: typescript === '=' ? python : typescript, answer: answers[i] }
  })

// biome-ignore lint/suspicious/noExplicitAny: modules as learners write them, without a compiler beside them
const Module: any = nn.Module
const call = (module: unknown, x: Tensor) => (module as (x: Tensor) => Tensor)(x)
class NoForward extends Module {}
class Misspelt extends Module {
  forword(x: Tensor) {
    return x
  }
}
class Forgetful extends Module {
  forward(x: Tensor) {
    return (this as unknown as { norm1: (x: Tensor) => Tensor }).norm1(x)
  }
}
class NoReturn extends Module {
  forward(x: Tensor) {
    x.add(1)
  }
}
class UsesNone extends Module {
  forward(x: Tensor) {
    return x.add(call(new NoReturn(), x))
  }
}
class CallsNone extends Module {
  forward(x: Tensor) {
    return call(new NoReturn(), x).reshape(2)
  }
}
class Misspells extends Module {
  forward(x: Tensor) {
    return (x.exp() as unknown as { sofmax: (dim: number) => Tensor }).sofmax(-1)
  }
}
class TwoInputs extends Module {
  forward(x: Tensor, y: Tensor) {
    return x.add(y)
  }
}
function twice(f: (x: Tensor) => Tensor) {
  const y = f(torch.randn(3).requiresGrad_())
  y.backward()
  y.backward()
}

const { var: _, ...words } = torch // a name that JavaScript keeps for itself
const modules = { NoForward, Misspelt, Forgetful, UsesNone, CallsNone, Misspells, TwoInputs }
const names = { ...words, F: nn.functional, ...modules, twice }

async function errorOf(code: string): Promise<unknown> {
  try {
    await new Function(...Object.keys(names), `return ${code}`)(...Object.values(names))
  } catch (error) {
    return error
  }
}

describe.each<Device>(['meta', 'cpu'])('on %s, in PyTorch’s own words,', (device) => {
  test.each(cases)('$python', async ({ python, code, answer }) => {
    if (device === 'meta' && python.startsWith('twice')) return // nothing is saved where there is nothing
    await setDevice(device)
    const error = await scoped(() => errorOf(code))
    expect(error).toBeInstanceOf(TorchError)
    const { kind, torch, help } = error as TorchError
    expect(torch).toBe(answer.message)
    expect(kind).toBe(answer.type)
    expect(help.zh).toMatch(/[\u4e00-\u9fff].*[。？]$/)
    expect(help.en).toMatch(/^[\u0020-\u04ff−–“”’…⌊⌋×]+[.?]$/)
    expect(help.zh + help.en).not.toMatch(/[!！]/)
  })
})
