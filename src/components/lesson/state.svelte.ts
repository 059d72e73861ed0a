import { type Config, choose, computable, type Lesson, resolve } from '../../lib/lesson/lesson'
import { lessons } from '../../lib/lesson/lessons/here'
import { readSettings, settingEntries } from '../../lib/lesson/link'
import { grid } from '../../lib/lesson/picture'
import type { Run } from '../../lib/lesson/rows'
import { maybe, number, yes } from '../../lib/lesson/written'
import type { Device } from '../../lib/torch'
import type { Values } from '../../workers/compute.worker'
import { keepHere, put, query } from '../address'
import { getComputer, replaceComputer } from './compute'
import { follow } from './linked.svelte'
import { type Photo, photos, pixels } from './photos'
import { loadTracer, openingRun, tracerAtBuild } from './tracer'

/** An operation by its place in the run: its output, or (`0:1`) one of its inputs. */
export type Place = number | `${number}:${number}`

/** The one owner of a lesson page's state: figures read it, controls call its methods. */
export class LessonState {
  readonly lesson: Lesson
  /** What the reader chose; the rest are defaults. */
  chosen = $state.raw<Config>({})
  photo = $state<Photo>(photos[0])
  /** The line of code the reader points at, in any figure. */
  line = $state<string | null>(null)
  device = $state<Device | null>(null)
  /** Numbers of operations, by their place in the run (`0`; `0:1` is its second input); empty until the device has them. */
  values = $state.raw<ReadonlyMap<Place, Values>>(new Map())
  busy = $state(false)
  failure = $state<string | null>(null)

  private tracer = $state.raw(tracerAtBuild)
  /** The settings that were traced: those the page opened with, until there is something to trace others with. */
  readonly config = $derived.by(() => resolve(this.lesson.settings, this.tracer ? this.chosen : {}))
  /** Shapes are known at once, without any device. */
  readonly run: Run = $derived.by(
    () => this.tracer?.(this.lesson, this.config) ?? openingRun(this.lesson.slug),
  )
  readonly advice = $derived.by(() => this.lesson.advice(this.config))
  readonly grid = $derived(grid(this.config))

  private wantedPatch = $state(60) // the cat's eye in lesson 1
  private onClass = $state(false)
  private wantedStep = $state<number | null>(null)

  /** The patch the reader looks at, in reading order; the middle one where there are not so many. */
  get patch() {
    const { h, w } = this.grid
    return this.wantedPatch < h * w ? this.wantedPatch : Math.floor(h / 2) * w + Math.floor(w / 2)
  }
  set patch(patch: number) {
    this.wantedPatch = patch
    this.onClass = false
  }
  /** The token they look at: the class token is 0, a patch's token one more than the patch. */
  get token() {
    return this.onClass ? 0 : this.patch + 1
  }
  set token(token: number) {
    if (token > 0) this.patch = token - 1
    else this.onClass = true
  }
  /** The row the step-through stands at; null when it is not in use. */
  get step() {
    return this.wantedStep === null ? null : Math.min(this.wantedStep, this.run.rows.length - 1)
  }
  set step(step: number | null) {
    this.wantedStep = step
  }

  constructor(lesson: Lesson) {
    this.lesson = lesson
    this.wantedPatch = lesson.patch ?? this.wantedPatch
  }

  private version = 0
  private readonly wanted = new Set<Place>()
  private started = false

  /** Wake the page: read the link, then compute. Called by every figure, done once. */
  start() {
    if (this.started) return
    this.started = true
    document.addEventListener('line', (event) => {
      this.line = (event as CustomEvent<string | null>).detail
    })
    this.chosen = readSettings(this.lesson, query())
    this.photo = photos.find((photo) => photo.id === query().get('photo')) ?? photos[0]
    const [row, place] = [maybe(number(0, 99)), number(0, 9999)]
    follow('step', row, { get: () => this.wantedStep, set: (step) => (this.step = step) })
    follow('at', place, { get: () => this.wantedPatch, set: (patch) => (this.patch = patch) })
    follow('cls', yes, { get: () => this.onClass, set: (on) => (this.onClass = on) })
    void this.compute()
  }

  set(key: string, value: number) {
    this.chosen = choose(this.lesson.settings, this.chosen, key, value)
    this.changed()
  }

  reset() {
    this.chosen = {}
    this.changed()
  }

  choosePhoto(photo: Photo) {
    this.photo = photo
    this.changed()
  }

  /** Ask for the numbers of one operation, or of what it was given; they arrive in `values`, now and after every change. */
  want(place: Place) {
    if (this.wanted.has(place)) return
    this.wanted.add(place)
    void this.read(place, this.version)
  }

  private changed() {
    const photo = this.photo.id === photos[0].id || this.photo.own ? null : this.photo.id
    put({ ...settingEntries(this.lesson, this.chosen), photo })
    keepHere(this.photo.own === true)
    void this.compute()
  }

  /** Trace, then run the model on the device; only the latest request counts. */
  private async compute() {
    const version = ++this.version
    if (Object.keys(this.chosen).length) this.tracer ??= await loadTracer()
    this.values = new Map()
    if (this.run.error || !computable(this.lesson, this.config)) {
      this.busy = false
      return
    }
    this.busy = true
    await new Promise((resolve) => setTimeout(resolve, 30)) // let a dragged slider come to rest
    if (version !== this.version) return
    try {
      const [{ compute, device }, images] = await Promise.all([
        getComputer(),
        pixels(this.photo, this.config),
      ])
      this.device = device
      if (version !== this.version) return
      await compute.run(this.lesson.slug, this.config, images)
      for (const place of this.wanted) await this.read(place, version)
      this.failure = null
    } catch (error) {
      await this.recover(error, version)
    }
    if (version === this.version) this.busy = false
  }

  private async read(place: Place, version: number) {
    if (!this.started || this.run.error || !computable(this.lesson, this.config)) return
    const { compute } = await getComputer()
    if (version !== this.version) return
    const [index, input] = String(place).split(':')
    const values = await compute.read(Number(index), input === undefined ? null : Number(input))
    if (values && version === this.version) this.values = new Map(this.values).set(place, values)
  }

  /** A GPU can go away; the page then goes on without it. */
  private async recover(error: unknown, version: number) {
    console.warn(error)
    if (this.device === 'webgpu') {
      this.device = (await replaceComputer()).device
      if (version === this.version) await this.compute()
    } else this.failure = String((error as Error)?.message ?? error)
  }
}

const states = new Map<string, LessonState>()

/** The state of a lesson's page; every figure of the page gets the same. */
export function lessonState(slug: string): LessonState {
  const known = states.get(slug)
  if (known) return known
  const state = new LessonState(lessons[slug])
  states.set(slug, state)
  return state
}
