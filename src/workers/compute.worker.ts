import { expose, transfer } from 'comlink'
import type { Holder } from '../lib/lesson/encoder-holders'
import { feed, tokensOf } from '../lib/lesson/feed'
import type { Config } from '../lib/lesson/lesson'
import { loadLesson } from '../lib/lesson/lessons'
import type { Activation } from '../lib/lesson/mlp-activation'
import { photoShape } from '../lib/lesson/picture'
import { buildModel, type LiveRun, run } from '../lib/lesson/run'
import {
  type Device,
  firstDevice,
  fromArray,
  manualSeed,
  noGrad,
  preferredDevices,
  Slice,
  scoped,
  setDevice,
} from '../lib/torch'
import type { Images } from '../lib/training/data'

/** Statistics of every number of a tensor. */
export interface Statistics {
  min: number
  max: number
  mean: number
  std: number
}

export interface Values extends Statistics {
  numbers: Float32Array
}

// Calls are served one after another: tfjs knows one scope at a time.
let tail: Promise<unknown> = Promise.resolve()
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = tail.then(work)
  tail = turn.catch(() => {})
  return turn
}

let current: LiveRun | null = null
let end = () => {}
let ended: Promise<void> = Promise.resolve()

/** Free the tensors of the last run. */
async function close() {
  current = null
  end()
  await ended
}

/** Run the model and keep its tensors until the next run, so that their numbers can be asked for. */
async function open(slug: string, config: Config, images: Float32Array) {
  await close()
  const lesson = await loadLesson(slug)
  ended = scoped(() => {
    manualSeed(1)
    current = noGrad(() => {
      const photos = fromArray(images, photoShape(config))
      const input = feed(lesson, config, photos)
      return run(lesson, config, () => input)
    })
    return new Promise<void>((resolve) => {
      end = resolve
    })
  })
}

async function vit(config: Config, weights: ArrayBuffer | null) {
  manualSeed(1)
  const model = buildModel(config).eval()
  if (weights) {
    const { readSafetensors, toTensors } = await import('../lib/torch/safetensors')
    model.loadStateDict(toTensors(readSafetensors(weights)))
  }
  return model
}

/** What only one lesson asks for is loaded when it asks. */
const only = {
  activation: () => import('../lib/lesson/mlp-activation'),
  alone: () => import('../lib/lesson/mlp-alone'),
  depth: () => import('../lib/lesson/encoder-depth'),
  holders: () => import('../lib/lesson/encoder-holders'),
  journey: () => import('../lib/lesson/journey'),
  metrics: () => import('../lib/training/metrics'),
  paint: () => import('../lib/lesson/paint'),
  parity: () => import('../lib/parity'),
  positions: () => import('../lib/lesson/positions'),
  spread: () => import('../lib/lesson/attention/spread'),
  streams: () => import('../lib/lesson/streams'),
}

const compute = {
  /** Choose where to compute: the device asked for, or the fastest that works. */
  start: (asked: Device | null) =>
    inTurn(async () => {
      await close()
      if (asked) await setDevice(asked)
      return asked ?? (await firstDevice(await preferredDevices()))
    }),

  /** Rebuild the model with these settings and run it on `images` (b, c, H, W). */
  run: (slug: string, config: Config, images: Float32Array) =>
    inTurn(async () => {
      await open(slug, config, images)
      // Wait until the numbers exist, so that the page says so truthfully.
      await current?.tensors.get(current.operations.at(-1)?.output.id ?? -1)?.data()
    }),

  /** The numbers of one operation's output, or of one of its inputs: what it was given, its weight, its bias. */
  read: (index: number, input: number | null = null) =>
    inTurn(async () => {
      const step = current?.operations[index]
      const info = input === null ? step?.output : step?.inputs[input]
      const tensor = current?.tensors.get(info?.id ?? -1)
      if (!tensor) return null
      const numbers = await tensor.data()
      return transfer<Values>({ numbers, ...statistics(numbers) }, [numbers.buffer])
    }),

  /** How the scores would spread, were the first image's queries and keys cut into these numbers of heads. */
  spreads: (q: number, k: number, heads: number[]) =>
    inTurn(() =>
      scoped(async () => {
        const output = (at: number) => current?.tensors.get(current.operations[at]?.output.id)
        const [queries, keys] = [output(q), output(k)]
        if (!queries || !keys) return null
        return await (await only.spread()).spreads(queries, keys, heads)
      }),
    ),

  /** How alike the places of the run's position table are, seen from one of them; and those of a table of sines. */
  likeness: (op: number, at: number) =>
    inTurn(() =>
      scoped(async () => {
        const table = current?.tensors.get(current.operations[op]?.inputs[0].id)
        if (!table) return null
        const { likeness, sines } = await only.positions()
        const places = table.index(0, Slice(1)) // (side·side, d)
        const [n, d] = places.shape
        return {
          learned: await likeness(places, at),
          sines: await likeness(sines(Math.sqrt(n), d), at),
        }
      }),
    ),

  /** The same of a trained model's table, and how far training moved it. */
  trainedLikeness: (weights: ArrayBuffer, at: number) =>
    inTurn(() => scoped(async () => (await only.positions()).trained(weights, at))),

  /** Tokens of the first image that hold its pixels: by the post's line and by the wrong one. */
  paint: (image: Float32Array, shape: number[], patchSize: number) =>
    inTurn(() =>
      scoped(async () => {
        const { pixelTokens } = await only.paint()
        const { right, wrong } = noGrad(() => pixelTokens(fromArray(image, shape), patchSize))
        return { right: await right.data(), wrong: await wrong.data() }
      }),
    ),

  /** What the layers of the last run did to the tokens of its first photo. */
  readDepth: () =>
    inTurn(() =>
      scoped(async () =>
        current && !current.error ? (await only.depth()).readDepth(current) : null,
      ),
    ),

  /** One step of training an encoder that holds its layers in this way, on the tokens of `images`. */
  hold: (way: Holder, config: Config, images: Float32Array) =>
    inTurn(() =>
      scoped(async () => {
        const { hold } = await only.holders()
        manualSeed(1)
        const photos = fromArray(images, photoShape(config))
        const tokens = noGrad(() => tokensOf(config, photos))
        return hold(way, config, tokens)
      }),
    ),

  /** What one image (c, H, W) goes through: in a trained model, or in the one this page starts from. */
  journey: (config: Config, image: Float32Array, weights: ArrayBuffer | null) =>
    inTurn(() =>
      scoped(async () => {
        const { journey } = await only.journey()
        const model = await vit(config, weights)
        const [, ...shape] = photoShape(config)
        return noGrad(() => journey(model, fromArray(image, [1, ...shape])))
      }),
    ),

  /** The class that a trained model sees in each of the images. */
  predict: (config: Config, weights: ArrayBuffer, images: Images) =>
    inTurn(() =>
      scoped(async () => (await only.metrics()).predict(await vit(config, weights), images)),
    ),

  /** The tokens of one photo (1, c, H, W) through many blocks, pre-norm and post-norm; the first is the page's own. */
  streams: (config: Config, photo: Float32Array, gain: number) =>
    inTurn(() =>
      scoped(async () => {
        const { streams } = await only.streams()
        manualSeed(1)
        const tokens = tokensOf(config, fromArray(photo, photoShape(config)))
        return await streams(config, tokens, gain)
      }),
    ),

  /** GELU, its approximation and ReLU at `count` places from −`reach` to `reach`, with their derivatives. */
  curves: (reach: number, count: number) =>
    inTurn(() => scoped(async () => (await only.activation()).activationCurves(reach, count))),

  /** These numbers after one of the three. */
  bend: (name: Activation, numbers: Float32Array) =>
    inTurn(() => scoped(async () => (await only.activation()).bend(name, numbers))),

  /** How far every token's output moves when one patch is covered: through the MLP and through attention. */
  alone: (slug: string, config: Config, photo: Float32Array, patch: number) =>
    inTurn(() =>
      scoped(async () => {
        const { alone } = await only.alone()
        const lesson = await loadLesson(slug)
        const image = fromArray(photo, photoShape({ ...config, batch: 1 }))
        const moved = noGrad(() => alone(lesson, config, image, patch))
        return { mlp: await moved.mlp.data(), attention: await moved.attention.data() }
      }),
    ),

  /** Run the page's golden here and compare with what PyTorch computed. */
  compare: (golden: ArrayBuffer) => inTurn(async () => (await only.parity()).compareGolden(golden)),
}

function statistics(numbers: Float32Array): Statistics {
  let [min, max, sum, squares] = [Infinity, -Infinity, 0, 0]
  for (const n of numbers) {
    if (n < min) min = n
    if (n > max) max = n
    sum += n
  }
  const mean = sum / numbers.length
  for (const n of numbers) squares += (n - mean) ** 2
  return { min, max, mean, std: Math.sqrt(squares / (numbers.length - 1)) } // torch's std
}

export type Compute = typeof compute
expose(compute)
