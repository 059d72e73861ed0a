import { fromArray, nn, optim, scoped, type Tensor } from '../torch'
import { camel } from '../torch/arguments'
import type { StoredTensor } from '../torch/safetensors'
import { difference, gradientScale, magnitude } from './difference'
import type { Golden } from './golden'
import { build, type Classes } from './modules'
import { limits, note, type ParityReport, sameShape } from './report'

/** Train as PyTorch did, on the same batches: the loss before each update, then the weights after the last. */
export async function compareTraining(golden: Golden, report: ParityReport, classes: Classes) {
  const model = build(golden, classes).train()
  const optimizer = makeOptimizer(golden, model)
  const batches = readBatches(golden)
  const expected = golden.stored('losses').data
  if (expected.length !== batches.length) throw new Error('losses are not one for each batch')
  const scale = magnitude(expected)
  for (const [i, batch] of batches.entries()) {
    const loss = await scoped(() => update(model, optimizer, batch))
    note(report, 'losses', `the loss of step ${i}`, difference([loss], [expected[i]], scale))
    report.updates = i + 1
  }
  const astray = await mostAstray(golden, model, report.updates)
  for (const [key, parameter] of model.namedParameters()) {
    const { shape, data } = golden.stored(`final.${key}`)
    if (!sameShape(`the final ${key}`, parameter.shape, shape, report)) continue
    const scale = Math.max(magnitude(data), (astray.get(key) ?? 0) / limits.weights)
    note(report, 'weights', `the final ${key}`, difference(await parameter.data(), data, scale))
  }
}

async function update(model: nn.Module, optimizer: AnyOptimizer, batch: Batch) {
  const { images, labels } = batch()
  const loss = new nn.CrossEntropyLoss()(model(images), labels)
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  return await loss.item()
}

/**
 * How far Adam may have carried parameters whose gradient is zero on paper (see `gradientScale`). It divides a
 * gradient by its own size, so rounding dust makes steps of up to `lr`, which no loss feels and nobody can repeat.
 */
async function mostAstray(golden: Golden, model: nn.Module, updates: number) {
  const sizes = new Map<string, number>()
  for (const [key, { grad }] of model.namedParameters()) {
    if (grad) sizes.set(key, magnitude(await grad.data()))
  }
  const largest = Math.max(...sizes.values())
  const { lr = 1e-3 } = golden.options() as { lr?: number }
  const reach = golden.text('optimizer').startsWith('Adam') ? lr * updates : 0
  const dust = [...sizes].filter(([, size]) => gradientScale(size, largest) !== size)
  return new Map(dust.map(([key]) => [key, reach]))
}

type AnyOptimizer = Pick<optim.Adam, 'step' | 'zeroGrad'>

function makeOptimizer(golden: Golden, model: nn.Module): AnyOptimizer {
  const name = golden.text('optimizer')
  // The names of options are checked by the optimizer itself.
  const options = camelCase(golden.options()) as never
  if (name === 'SGD') return new optim.SGD(model.parameters(), options)
  if (name === 'Adam') return new optim.Adam(model.parameters(), options)
  if (name === 'AdamW') return new optim.AdamW(model.parameters(), options)
  throw new Error(`there is no optimizer ${name} here`)
}

/** `weight_decay` in PyTorch, `weightDecay` here. */
function camelCase(options: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]))
}

type Batch = () => { images: Tensor; labels: Tensor }

/** The batches in order; each is made when its turn comes. */
function readBatches(golden: Golden): Batch[] {
  const [images, labels, order] = ['images', 'labels', 'order'].map((name) => golden.stored(name))
  const [steps, size] = order.shape
  const known = (row: number) => row >= 0 && row < labels.data.length
  if (order.shape.length !== 2 || size < 1 || !order.data.every(known)) {
    throw new Error('order does not name rows of images for each step')
  }
  if (images.shape.length !== 4 || images.shape[0] !== labels.data.length) {
    throw new Error('images and labels are not as many')
  }
  return Array.from({ length: steps }, (_, step) => {
    const rows = [...order.data.subarray(step * size, (step + 1) * size)]
    return () => ({
      images: fromArray(rows.flatMap((row) => rowOf(images, row)), [size, ...images.shape.slice(1)]), // biome-ignore format: one line, one tensor
      labels: fromArray(rows.map((row) => labels.data[row]), [size], 'int64'), // biome-ignore format: one line, one tensor
    })
  })
}

function rowOf({ data, shape }: StoredTensor, row: number): number[] {
  const length = shape.slice(1).reduce((n, size) => n * size, 1)
  return [...data.subarray(row * length, (row + 1) * length)]
}
