import { type Config, choose, computable, type Lesson, resolve } from '../../lib/lesson/lesson'
import { lessons } from '../../lib/lesson/lessons'
import { readQuery, writeQuery } from '../../lib/lesson/link'
import { grid } from '../../lib/lesson/picture'
import { runShapes } from '../../lib/lesson/run'
import type { Device } from '../../lib/torch'
import type { Values } from '../../workers/compute.worker'
import { getComputer, replaceComputer } from './compute'
import { type Photo, photos, pixels } from './photos'

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
  /** The row the step-through stands at; null when it is not in use. */
  step = $state<number | null>(null)
  /** The patch the reader looks at, in reading order; the cat's eye to begin with. */
  patch = $state(60)
  device = $state<Device | null>(null)
  /** Numbers of operations, by their place in the run (`0`; `0:1` is its second input); empty until the device has them. */
  values = $state.raw<ReadonlyMap<Place, Values>>(new Map())
  busy = $state(false)
  failure = $state<string | null>(null)

  /** Shapes are known at once, without any device. */
  readonly config = $derived.by(() => resolve(this.lesson.settings, this.chosen))
  readonly run = $derived.by(() => runShapes(this.lesson, this.config))
  readonly advice = $derived.by(() => this.lesson.advice(this.config))
  readonly grid = $derived(grid(this.config))

  constructor(lesson: Lesson) {
    this.lesson = lesson
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
    const params = new URLSearchParams(location.search)
    this.chosen = readQuery(this.lesson, params)
    this.photo = photos.find((photo) => photo.id === params.get('photo')) ?? photos[0]
    this.keepPatchInside()
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
    this.keepPatchInside()
    const query = writeQuery(this.lesson, location.search, this.chosen, {
      photo: this.photo.id === photos[0].id || this.photo.own ? null : this.photo.id,
    })
    history.replaceState(
      null,
      '',
      `${location.pathname}${query ? `?${query}` : ''}${location.hash}`,
    )
    void this.compute()
  }

  private keepPatchInside() {
    const { h, w } = this.grid
    if (this.patch >= h * w) this.patch = Math.floor(h / 2) * w + Math.floor(w / 2)
  }

  /** Run the model on the device; only the latest request counts. */
  private async compute() {
    const version = ++this.version
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
