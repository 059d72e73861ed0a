import { manualSeed, Slice } from '../../torch'
import { readSafetensors, toTensors } from '../../torch/safetensors'
import { buildModel } from '../run'
import { type Likeness, likeness } from './likeness'

/** How alike the places of a trained model’s table are, and what training did to them. */
export interface Trained extends Likeness {
  side: number
  d: number
  /** The mean length of a vector before training, and how far it went, on average. */
  began: number
  moved: number
}

/** The table of a model that `npm run train-digits` made; its seed tells where every vector began. */
export async function trained(file: ArrayBuffer | Uint8Array, at: number): Promise<Trained> {
  const stored = readSafetensors(file)
  const [sizes, { seed }] = ['sizes', 'training'].map((name) =>
    JSON.parse(stored.metadata.get(name) ?? ''),
  )
  manualSeed(seed)
  const start = buildModel(sizes).emb.posEmb.detach()
  const end = toTensors(stored, 'emb.').get('pos_emb') ?? start
  const [before, after] = [start, end].map((table) => table.index(0, Slice(1)))
  const [n, d] = after.shape // (h·w, d)
  return {
    ...(await likeness(after, at)),
    side: Math.sqrt(n),
    d,
    began: (await likeness(before, at)).length,
    moved: await after.sub(before).norm({ dim: -1 }).mean().item(),
  }
}
