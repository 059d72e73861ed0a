import { beforeAll, describe, expect, test } from 'vitest'
import { type Observation, observe, pack, type Request, unpack } from '../../src/lib/exercise'
import { setDevice } from '../../src/lib/torch'

const request: Request = {
  module: 'MlpBlock',
  source: `class MlpBlock extends nn.Module {
    constructor(embedDim, mlpDim, outDim, dropout) {
      super()
      this.fc1 = new nn.Linear(embedDim, mlpDim)
      this.fc2 = new nn.Linear(mlpDim, outDim)
      console.log('made of', [embedDim, mlpDim])
    }
    forward(x) { return this.fc2(this.fc1(x)) }
  }`,
}
let seen: Observation

beforeAll(async () => {
  await setDevice('cpu')
  seen = await observe(request)
})

/** What the judge makes of an observation that was tampered with. */
function received(tamper: (seen: Observation) => unknown) {
  const { text, bytes } = pack(seen)
  const copy = JSON.parse(text)
  tamper(copy)
  return unpack({ text: JSON.stringify(copy), bytes }, request)
}

test('an observation comes out of the sandbox as it went in, but for the arguments of its steps', () => {
  expect(unpack(pack(seen), request)).toEqual(seen)
})

test('its steps do, too', async () => {
  const asked = { ...request, steps: 'eval' } as const
  const traced = await observe(asked)
  const steps = traced.steps.map((step) => ({ ...step, args: [] }))
  expect(steps.length).toBeGreaterThan(1)
  expect(unpack(pack(traced), asked)).toEqual({ ...traced, steps })
})

describe('what is not an observation is refused', () => {
  const cases: Record<string, (seen: Observation) => unknown> = {
    'with a build too few': (o) => o.builds.pop(),
    'with a run too few': (o) => o.builds[0].runs.pop(),
    'with no gradients in training': (o) => Object.assign(o.builds[0].runs[1], { gradients: {} }),
    'with one gradient left out': (o) => delete o.builds[0].runs[1].gradients['fc1.weight'],
    'with a run that neither ends nor fails': (o) =>
      Object.assign(o.builds[0].runs[0], { output: null }),
    'with a shape that its numbers do not fill': (o) => o.builds[0].runs[0].output?.shape.push(2),
    'with numbers from beyond the end': (o) =>
      Object.assign(o.builds[0].runs[0].output as object, { shape: [4], values: [1e6, 1e6 + 4] }),
    'with a size below nothing': (o) => o.builds[0].runs[0].output?.shape.splice(0, 3, -15, -10),
    'with half a number of axes': (o) => o.builds[0].runs[0].output?.shape.splice(0, 3, 0.5, 300),
    'with a flag that is a word': (o) => Object.assign(o.builds[0].runs[0], { inputChanged: 'no' }),
    'with a fault nobody knows': (o) =>
      o.builds[0].state.push({ kind: 'right' as 'missing', key: 'fc1', detail: '' }),
    'with a failure of the judge’s own': (o) =>
      Object.assign(o, { broken: { kind: 'time', message: '', help: null, line: null } }),
    'with more lines than are printed': (o) => o.printed.push(...Array(200).fill('again')),
    'with more arrangements than are tried': (o) => Object.assign(o, { arrangements: 1e9 }),
    'with too many steps': (o) => Object.assign(o, { steps: Array(3000).fill(null) }),
  }
  for (const [name, tamper] of Object.entries(cases)) {
    test(name, () => expect(received(tamper)).toBeNull())
  }

  test('or no JSON at all', () => {
    const bytes = new ArrayBuffer(0)
    const texts = [
      '',
      'null',
      '[]',
      '{}',
      '7',
      `${'['.repeat(2e5)}${']'.repeat(2e5)}`,
      '{"__proto__":{"broken":null}}',
    ]
    for (const text of texts) expect(unpack({ text, bytes }, request)).toBeNull()
  })
})

test('what was not asked for does not come along, and changes no object of ours', () => {
  const got = received((o) => Object.assign(o, { verdict: 'right', extra: 1 }))
  expect(Object.keys(got ?? {})).toEqual(Object.keys(seen))
  const { text, bytes } = pack(seen)
  const polluted = unpack(
    { text: text.replace('{', '{"__proto__":{"right":true},'), bytes },
    request,
  )
  expect([polluted && 'right' in polluted, 'right' in {}]).toEqual([false, false])
})

test('a very long word is cut', () => {
  const got = received((o) => Object.assign(o.printed, ['a'.repeat(1e6)]))
  expect(got?.printed[0].length).toBeLessThan(3000)
})
