import { operations, type Step, type Tensor, trace } from '../torch'
import type { StoredTensor } from '../torch/safetensors'
import { difference, gradientScale, magnitude } from './difference'
import type { Golden, Row } from './golden'
import { build, type Classes } from './modules'
import { failed, note, type ParityReport, sameShape, words } from './report'

/** One forward and one backward pass against PyTorch's: operations, then their values, then gradients. */
export async function compareForward(golden: Golden, report: ParityReport, classes: Classes) {
  const rows = golden.trace()
  const model = build(golden, classes).eval()
  const input = golden.tensor('input').requiresGrad_()
  const { result, steps, tensors } = trace(() => model(input))
  const ran = operations(steps)
  compareOperations(ran, rows, report)
  await compareSteps(golden, ran, tensors, report)
  const expected = golden.stored('output')
  if (sameShape('the output', result.shape, expected.shape, report)) {
    note(report, 'output', 'the output', difference(await result.data(), expected.data))
    result.backward(golden.tensor('cotangent'))
    const grads = [...model.namedParameters()].map(([key, p]): [string, Tensor | null] => [
      key,
      p.grad,
    ])
    await compareGradients(
      golden.group('grad.'),
      new Map([['input', input.grad], ...grads]),
      report,
    )
  }
}

function compareOperations(ran: Step[], rows: Row[], report: ParityReport) {
  const ours = ran.map(({ op, inputs, output }) => ({
    op,
    inputs: inputs.map(({ shape }) => shape),
    output: output.shape,
  }))
  const equal = rows.map((row, i) => ours[i] !== undefined && sentence(row) === sentence(ours[i]))
  report.ops = { matched: equal.filter(Boolean).length, total: rows.length }
  const first = equal.indexOf(false)
  if (first >= 0) {
    const instead = ours[first] ? sentence(ours[first]) : 'nothing'
    failed(report, `step ${number(first)}: PyTorch runs ${sentence(rows[first])}; here ${instead}`)
  } else if (ours.length > rows.length) {
    const extra = sentence(ours[rows.length])
    failed(report, `step ${number(rows.length)}: PyTorch has finished; here follows ${extra}`)
  }
}

async function compareSteps(
  golden: Golden,
  ran: Step[],
  tensors: Map<number, Tensor>,
  report: ParityReport,
) {
  const values = golden.group('step.')
  if (values.size === 0) return // large cases are recorded without them
  for (const [i, { op, output }] of ran.entries()) {
    const expected = values.get(number(i))
    const name = `step ${number(i)} ${op}`
    if (!expected) failed(report, `the file has no value of ${name}`)
    else if (sameShape(name, output.shape, expected.shape, report)) {
      const actual = await (tensors.get(output.id) as Tensor).data()
      note(report, 'steps', name, difference(actual, expected.data))
    }
    values.delete(number(i))
  }
  for (const left of values.keys()) failed(report, `step ${left} did not happen here`)
}

async function compareGradients(
  expected: Map<string, StoredTensor>,
  actual: Map<string, Tensor | null>,
  report: ParityReport,
) {
  const sizes = new Map([...expected].map(([key, { data }]) => [key, magnitude(data)]))
  const largest = Math.max(...sizes.values())
  for (const [key, grad] of actual) {
    const name = `the gradient of ${key}`
    const wanted = expected.get(key)
    if (!wanted) failed(report, `the file has no gradient of ${key}`)
    else if (!grad) failed(report, `nothing arrived as ${name}`)
    else if (sameShape(name, grad.shape, wanted.shape, report)) {
      const scale = gradientScale(sizes.get(key) as number, largest)
      note(report, 'gradients', name, difference(await grad.data(), wanted.data, scale))
    }
  }
  for (const key of expected.keys()) {
    if (!actual.has(key)) failed(report, `the file has a gradient of ${key}, which is not here`)
  }
}

const sentence = ({ op, inputs, output }: Row) =>
  `${op} ${inputs.map(words).join(' ')} → ${words(output)}`

const number = (i: number) => String(i).padStart(3, '0')
