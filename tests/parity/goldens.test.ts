import { beforeAll, describe, expect, test } from 'vitest'
import { compareGolden, reportLine } from '../../src/lib/parity'
import { setDevice } from '../../src/lib/torch'
import { tf } from '../../src/lib/torch/tf'
import { names, read } from './golden-files'

const forward = names.filter((name) => !name.startsWith('training'))
const training = names.filter((name) => name.startsWith('training'))

describe.each(['cpu', 'wasm'] as const)('on %s', (device) => {
  beforeAll(() => setDevice(device))

  test.each(forward)('%s gives PyTorch’s operations, values and gradients', (name) =>
    expectPass(name),
  )
  test.each(training)('%s follows PyTorch’s losses and ends at its weights', (name) =>
    expectPass(name),
  )

  test('comparing leaves no tensor behind', async () => {
    const before = tf.memory().numTensors
    for (const name of ['patch-embedding', 'vision-transformer-one-patch', 'training-depth-0']) {
      await compareGolden(read(name))
    }
    expect(tf.memory().numTensors).toBe(before)
  })
})

async function expectPass(name: string) {
  const report = await compareGolden(read(name))
  expect(reportLine(name, report)).toMatch(/^PASS/)
}
