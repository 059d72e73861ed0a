import { noGrad, type Tensor, TorchError } from '../../torch'
import { apply, type Bench, type Call, count, limits, operand, start, unitAbove } from './calls'

/** A tensor of the chain: what PyTorch knows of it besides its numbers. */
export interface BenchStep {
  /** What made it; null for the tensor the chain begins with. */
  call: Call | null
  shape: number[]
  strides: number[]
  contiguous: boolean
  /** Which memory it reads, numbered as they appear: equal for tensors that share it. */
  memory: number
  /** The second tensor, where there is one. */
  other: { shape: number[]; unit: number } | null
}

/** Why a chain ends before its last call: PyTorch's own error, or more cells than the bench draws. */
export type Stop =
  | { kind: 'error'; name: string; torch: string; help: { zh: string; en: string } }
  | { kind: 'tooMany'; cells: number }

interface Live {
  x: Tensor
  /** The same operations on the cells' own numbers, so that each keeps its identity. */
  cells: Tensor
  /** Which cell of the second tensor each sum took. */
  taken: Tensor | null
  other: BenchStep['other']
  /** Above every number of x. */
  top: number
}

export interface BenchRun {
  steps: BenchStep[]
  live: Live[]
  stop: Stop | null
}

/** Run the chain to its end or its first error, on whatever device is set. On `meta` nothing is too large to try. */
export function runBench({ sizes, calls }: Bench): BenchRun {
  const run: BenchRun = { steps: [], live: [], stop: null }
  noGrad(() => {
    keep(run, null, begin(sizes))
    for (const call of calls) {
      try {
        const next = advance(run.live[run.live.length - 1], call)
        const cells = count(next.x.shape)
        if (cells > limits.cells) run.stop = { kind: 'tooMany', cells }
        else keep(run, call, next)
      } catch (error) {
        if (!(error instanceof TorchError)) throw error
        run.stop = { kind: 'error', name: error.kind, torch: error.torch, help: error.help }
      }
      if (run.stop) return
    }
  })
  return run
}

const begin = (sizes: readonly number[]): Live => ({
  x: start(sizes),
  cells: start(sizes),
  taken: null,
  other: null,
  top: count(sizes),
})

function advance({ x, cells, top }: Live, call: Call): Live {
  if (call.op !== 'add') {
    return { x: apply(x, call), cells: apply(cells, call), taken: null, other: null, top }
  }
  const shape = [...call.args]
  const unit = unitAbove(top, shape)
  return {
    x: apply(x, call, operand(shape, unit)),
    cells: apply(cells, call, operand(shape, 0)),
    taken: apply(x.mul(0), call, start(shape)),
    other: { shape, unit },
    top: top + unit * count(shape),
  }
}

function keep({ steps, live }: BenchRun, call: Call | null, next: Live) {
  const { x, other } = next
  live.push(next)
  const memories = [...new Set(live.map((known) => known.x.storage))]
  steps.push({
    call,
    shape: [...x.shape],
    strides: [...x.strides],
    contiguous: x.isContiguous(),
    memory: memories.indexOf(x.storage),
    other,
  })
}

/** The numbers of one step, in reading order. */
export interface Numbers {
  numbers: number[]
  /** The cell of the first tensor each number came from. */
  cells: number[]
  taken: number[] | null
}

/** Run the chain and read every number out. */
export async function computeBench(bench: Bench): Promise<Numbers[]> {
  const read = async (tensor: Tensor) => Array.from(await tensor.data())
  const { live } = runBench(bench)
  return Promise.all(
    live.map(async ({ x, cells, taken }) => ({
      numbers: await read(x),
      cells: await read(cells),
      taken: taken && (await read(taken)),
    })),
  )
}
