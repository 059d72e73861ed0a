import { untrack } from 'svelte'
import data from '../../assets/data/digits.safetensors?url'
import file from '../../assets/weights/digits.safetensors?url'
import type { Pixels } from '../../lib/draw/pixels'
import type { Journey } from '../../lib/lesson/journey'
import { type Config, computable } from '../../lib/lesson/lesson'
import { photoShape } from '../../lib/lesson/picture'
import { type Images, pick } from '../../lib/training/data'
import { digitConfig, readDigits } from '../../lib/training/digits'
import { put, query } from '../address'
import { getComputer } from '../lesson/compute'
import { pixels } from '../lesson/photos'
import { lessonState } from '../lesson/state.svelte'
import { openingRun, tracerAtBuild } from '../lesson/tracer'

/** What went through which model, all of one moment. */
export interface Shown {
  config: Config
  picture: Pixels
  journey: Journey
  /** The digit it is; none for a photo. */
  label: number | null
}

/** What this page looks at: a digit, through the trained model, or the photo, through the one the sliders build. */
class Subject {
  readonly lesson = lessonState('vision-transformer')
  kind = $state<'digit' | 'photo'>('digit')
  /** Which of the test digits. */
  digit = $state(0)
  digits = $state.raw<Images | null>(null)
  /** What the trained model says of every test digit. */
  predicted = $state.raw<number[] | null>(null)
  shown = $state.raw<Shown | null>(null)
  failed = $state(false)

  readonly config = $derived(this.kind === 'digit' ? digitConfig : this.lesson.config)
  private readonly digitRun =
    tracerAtBuild?.(this.lesson.lesson, digitConfig) ?? openingRun('digit')
  readonly run = $derived(this.kind === 'digit' ? this.digitRun : this.lesson.run)

  private weights: ArrayBuffer | null = null
  private version = 0
  private started = false

  /** Wake: read the link, fetch the digits, and follow the page's settings and photo. */
  start() {
    if (this.started) return
    this.started = true
    this.lesson.start()
    const params = query()
    if (params.get('show') === 'photo' || (this.built && !params.has('digit'))) this.kind = 'photo'
    void this.load(Number(params.get('digit')))
    $effect.root(() => {
      let chosen = this.lesson.chosen
      $effect(() => {
        const before = chosen
        chosen = this.lesson.chosen
        if (chosen !== before) untrack(() => this.show('photo')) // who moves a slider builds a model
      })
      $effect(() => void this.look())
    })
  }

  show(kind: 'digit' | 'photo') {
    this.kind = kind
    this.link()
  }

  choose(digit: number) {
    this.digit = digit
    this.show('digit')
  }

  /** A link with sizes is about their model, unless it names a digit. */
  private get built() {
    return Object.keys(this.lesson.chosen).length > 0
  }

  private link() {
    const { kind, digit, built } = this
    put({
      show: kind === 'photo' && !built ? 'photo' : null,
      digit: kind === 'digit' && (digit > 0 || built) ? String(digit) : null,
    })
  }

  private async load(asked: number) {
    const [images, weights] = await Promise.all(
      [data, file].map(async (url) => (await fetch(url)).arrayBuffer()),
    )
    const { test } = readDigits(images)
    this.weights = weights
    if (asked > 0 && asked < test.labels.length) this.digit = Math.floor(asked)
    this.digits = test
    const { compute } = await getComputer()
    this.predicted = await compute.predict(digitConfig, weights, test)
  }

  /** Send the chosen picture through its model; only the latest request counts. */
  private async look() {
    const version = ++this.version
    const { config, digits, kind, digit, run } = this
    const { photo } = this.lesson
    if (this.failed) void this.lesson.device // another device may do
    untrack(() => {
      if (this.shown?.config !== config) this.shown = null
    })
    if (kind === 'digit' ? !digits : run.error || !computable(this.lesson.lesson, config)) return
    try {
      const { compute } = await getComputer()
      const [, ...shape] = photoShape(config) as [number, number, number, number]
      const one = digits && kind === 'digit' ? pick(digits, [digit]) : null
      const numbers = one?.pixels ?? (await pixels(photo, { ...config, batch: 1 }))
      if (version !== this.version) return
      const journey = await compute.journey(config, numbers, one ? this.weights : null)
      if (version !== this.version) return
      const picture = { numbers, shape }
      this.shown = { config, picture, journey, label: one ? one.labels[0] : null }
      this.failed = false
    } catch (error) {
      console.warn(error)
      this.failed = true
    }
  }
}

let subject: Subject | null = null

/** One for all figures of the page. */
export function getSubject(): Subject {
  subject ??= new Subject()
  return subject
}
