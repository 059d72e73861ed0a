import { expose } from 'comlink'
import type { Bench } from '../lib/lesson/bench/calls'
import { computeBench, type Numbers } from '../lib/lesson/bench/run'
import { scoped, setDevice } from '../lib/torch'

// A few hundred numbers: the CPU has them before a GPU is awake.
const ready = setDevice('cpu')

// Calls are served one after another: scopes nest only within one chain.
let tail: Promise<unknown> = ready

const worker = {
  /** Run a chain with the real operations and read every number out. */
  compute: (bench: Bench): Promise<Numbers[]> => {
    const turn = tail.then(() => scoped(() => computeBench(bench)))
    tail = turn.catch(() => {})
    return turn
  },
}

export type BenchWorker = typeof worker
expose(worker)
