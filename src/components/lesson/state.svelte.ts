import { advice, computable } from '../../lib/lesson/advice'
import { type Config, clamp, defaults, grid, photoSize } from '../../lib/lesson/config'
import { readQuery, writeQuery } from '../../lib/lesson/link'
import { run } from '../../lib/lesson/run'
import { type Device, zeros } from '../../lib/torch'
import type { Values } from '../../workers/compute.worker'
import { getComputer, replaceComputer } from './compute'
import { type Photo, photos, pixels } from './photos'

/** The one owner of a lesson page's state: figures read it, controls call its methods. */
class Lesson {
  readonly defaults = defaults
  config = $state<Config>({ ...defaults })
  photo = $state<Photo>(photos[0])
  /** The line of code the reader points at, in any figure. */
  line = $state<string | null>(null)
  /** The patch the reader looks at, in reading order; the cat's eye to begin with. */
  patch = $state(60)
  device = $state<Device | null>(null)
  /** Numbers of the rows, by row; empty until the device has them. */
  values = $state.raw<ReadonlyMap<number, Values>>(new Map())
  busy = $state(false)
  failure = $state<string | null>(null)

  /** Shapes are known at once, without any device. */
  readonly run = $derived(run(this.config, (shape) => zeros(...shape)))
  readonly advice = $derived(advice(this.config))
  readonly photoSize = $derived(photoSize(this.config))

  private version = 0
  private readonly wanted = new Set<number>()
  private started = false

  /** Wake the page: read the link, then compute. Called by every figure, done once. */
  start() {
    if (this.started) return
    this.started = true
    const { config, params } = readQuery(location.search)
    this.config = config
    this.photo = photos.find((photo) => photo.id === params.get('photo')) ?? photos[0]
    this.keepPatchInside()
    void this.compute()
  }

  set<K extends keyof Config>(key: K, value: Config[K]) {
    this.config = {
      ...this.config,
      [key]: value === null ? null : clamp(key, value as number),
    }
    this.changed()
  }

  reset() {
    this.config = { ...defaults }
    this.changed()
  }

  choosePhoto(photo: Photo) {
    this.photo = photo
    this.changed()
  }

  /** Ask for the numbers of one row; they arrive in `values`, now and after every change. */
  want(row: number) {
    if (this.wanted.has(row)) return
    this.wanted.add(row)
    void this.read(row, this.version)
  }

  private changed() {
    this.keepPatchInside()
    const query = writeQuery(location.search, this.config, {
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
    const { h, w } = grid(this.config)
    if (this.patch >= h * w) this.patch = Math.floor(h / 2) * w + Math.floor(w / 2)
  }

  /** Run the model on the device; only the latest request counts. */
  private async compute() {
    const version = ++this.version
    this.values = new Map()
    if (this.run.error || !computable(this.config)) {
      this.busy = false
      return
    }
    this.busy = true
    await new Promise((resolve) => setTimeout(resolve, 30)) // let a dragged slider come to rest
    if (version !== this.version) return
    try {
      const [{ compute, device }, images] = await Promise.all([
        getComputer(),
        pixels(this.photo, $state.snapshot(this.config)),
      ])
      this.device = device
      if (version !== this.version) return
      await compute.run($state.snapshot(this.config), images)
      for (const row of this.wanted) await this.read(row, version)
      this.failure = null
    } catch (error) {
      await this.recover(error, version)
    }
    if (version === this.version) this.busy = false
  }

  private async read(row: number, version: number) {
    if (!this.started || this.run.error || !computable(this.config)) return
    const { compute } = await getComputer()
    if (version !== this.version) return
    const values = await compute.read(row)
    if (values && version === this.version) this.values = new Map(this.values).set(row, values)
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

export const lesson = new Lesson()
