import { cost } from '../torch'
import { reference } from './lessons/reference'
import { type Preset, presets } from './presets'
import { buildModel, runShapes } from './run'

/** Where the numbers that a ViT learns sit. */
export const parts = ['embedding', 'attention', 'mlp', 'norms', 'head'] as const
export type Part = (typeof parts)[number]

export interface PresetCost {
  name: Preset
  /** Tokens, the class token included. */
  tokens: number
  parameters: number
  /** Of one forward pass of the whole batch. */
  flops: number
  /** Everything that the forward pass makes, in bytes of float32. */
  bytes: number
  byPart: Record<Part, number>
}

/** What a published ViT takes at this image size, by a trace on shapes alone: call on `meta`. */
export function presetCost(name: Preset, imageSize: number, batch = 1): PresetCost {
  const { inChannels: channels, numClasses: classes, ...sizes } = presets[name]
  const config = { ...sizes, channels, classes, imageSize, batch }
  const { steps, rows } = runShapes(reference, config)
  const [, tokens] = rows[0].step.output.shape // (b, l, d)
  return { name, tokens, ...cost(steps[0]), byPart: partsOf(buildModel(config)) }
}

/** How many numbers each part learns; a key such as `trans.layers.0.msa.proj_q.weight` tells where it is. */
export function partsOf(model: ReturnType<typeof buildModel>): Record<Part, number> {
  const found = { embedding: 0, attention: 0, mlp: 0, norms: 0, head: 0 }
  for (const [key, parameter] of model.namedParameters()) found[partOf(key)] += parameter.numel()
  return found
}

function partOf(key: string): Part {
  if (key.startsWith('emb.')) return 'embedding'
  if (key.startsWith('lin.')) return 'head'
  if (key.includes('norm')) return 'norms'
  return key.includes('.msa.') ? 'attention' : 'mlp'
}
