import { type Remote, wrap } from 'comlink'
import { readByAddress } from '../../lib/lesson/bench/address'
import { type Bench, type Call, limits } from '../../lib/lesson/bench/calls'
import { benchEntries, readBench } from '../../lib/lesson/bench/link'
import { firstBench } from '../../lib/lesson/bench/ready'
import { type Numbers, runBench } from '../../lib/lesson/bench/run'
import { list, number } from '../../lib/lesson/written'
import type { BenchWorker } from '../../workers/bench.worker'
import { put, query } from '../address'
import { follow } from '../lesson/linked.svelte'

/** The one owner of the bench: its chain, what was undone, the cell the reader looks at. */
export class BenchState {
  bench = $state.raw<Bench>(firstBench)
  /** Has the reader changed anything? From then on cells travel. */
  touched = $state(false)
  past = $state.raw<Bench[]>([])
  private lastTag: string | null = null

  /** Shapes, strides and errors at once, on `meta`. */
  readonly run = $derived(runBench(this.bench))
  readonly steps = $derived(this.run.steps)
  readonly stop = $derived(this.run.stop)
  private readonly told = $derived(readByAddress(this.steps))
  private wanted = $state.raw({ step: 0, flat: 7 })
  private computed = $state.raw<{ bench: Bench; numbers: Numbers[] } | null>(null)
  failure = $state<string | null>(null)

  /** What the operations computed; until they have, what the addresses say. */
  readonly numbers = $derived(
    this.isComputed ? (this.computed as { numbers: Numbers[] }).numbers : this.told,
  )
  readonly agrees = $derived(
    this.isComputed && JSON.stringify(this.numbers) === JSON.stringify(this.told),
  )
  /** The cell of the first tensor that is looked at. */
  readonly cell = $derived(this.numbers[this.at.step]?.cells[this.at.flat] ?? 0)

  /** The cell looked at: a position in reading order of one step. */
  get at() {
    const { step, flat } = this.wanted
    if (flat < (this.told[step]?.cells.length ?? 0)) return this.wanted
    return { step: 0, flat: Math.floor(this.told[0].cells.length / 3) } // not a corner: it can go on along every axis
  }
  set at(cell: { step: number; flat: number }) {
    this.wanted = cell
  }
  get isComputed() {
    return this.computed?.bench === this.bench
  }
  get failed(): Call | null {
    return this.stop ? this.bench.calls[this.steps.length - 1] : null
  }
  get full() {
    return !this.stop && this.bench.calls.length >= limits.calls
  }

  private worker: Remote<BenchWorker> | null = null

  /** Wake up in the browser: read the link, start the worker. */
  start() {
    this.bench = readBench(query())
    const cell = list([number(0, limits.calls), number(0, limits.cells)])
    follow('cell', cell, {
      get: () => [this.wanted.step, this.wanted.flat],
      set: ([step, flat]) => (this.at = { step, flat }),
    })
    void this.compute()
  }

  /** Change the bench; changes of one `tag` in a row are undone together, as those of a dragged slider. */
  set(bench: Bench, tag: string | null = null) {
    if (!tag || tag !== this.lastTag) this.past = [...this.past, this.bench]
    this.lastTag = tag
    this.show(bench)
  }

  undo() {
    const before = this.past.at(-1)
    if (!before) return
    this.past = this.past.slice(0, -1)
    this.lastTag = null
    this.show(before)
  }

  /** Add a call to the end; where the chain stopped, it takes the place of the call that failed. */
  apply(call: Call) {
    const { sizes, calls } = this.bench
    const end = this.stop ? this.steps.length - 1 : calls.length
    this.set({ sizes, calls: [...calls.slice(0, end), call, ...calls.slice(end + 1)] })
  }

  clear() {
    const { sizes, calls } = this.bench
    if (calls.length) this.set({ sizes, calls: [] })
  }

  remove(index: number) {
    const { sizes, calls } = this.bench
    this.set({ sizes, calls: calls.toSpliced(index, 1) })
  }

  private show(bench: Bench) {
    this.touched = true
    this.bench = bench
    put(benchEntries(bench))
    void this.compute()
  }

  /** Let the worker run what PyTorch would run; only the latest chain counts. */
  private async compute() {
    const { bench } = this
    const calls = bench.calls.slice(0, this.steps.length - 1)
    try {
      this.worker ??= wrap<BenchWorker>(
        new Worker(new URL('../../workers/bench.worker.ts', import.meta.url), { type: 'module' }),
      )
      const numbers = await this.worker.compute({ sizes: bench.sizes, calls })
      if (bench === this.bench) this.computed = { bench, numbers }
      this.failure = null
    } catch (error) {
      console.warn(error)
      this.failure = String((error as Error)?.message ?? error)
    }
  }
}
